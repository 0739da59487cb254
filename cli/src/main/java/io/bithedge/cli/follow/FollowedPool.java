package io.bithedge.cli.follow;

import io.bithedge.ledger.BookFact;
import io.bithedge.ledger.BookId;
import io.bithedge.ledger.ChainPosition;
import io.bithedge.ledger.Token;
import io.bithedge.stacks.MalformedException;
import io.bithedge.stacks.clarity.ClarityShapeException;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.clarity.ClarityView;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** All six books, the fees, what is announced and whether the pool is paused, from prints in chain order. Mutable, for one thread. */
public final class FollowedPool {
    private Optional<VaultTerms> terms = Optional.empty();
    private final Map<BookId, FollowedBook> books = new LinkedHashMap<>();
    private final Map<Token, Long> fees = new EnumMap<>(Token.class);
    private final Map<String, Announcement> announcements = new TreeMap<>();
    private long pausedUntil;
    private final List<String> faults = new ArrayList<>();
    private final Set<Touched> touched = new LinkedHashSet<>();
    private BlockPlace at = BlockPlace.NOWHERE;
    private long prints;

    /** Rows that prints have changed. */
    public record Touched(BookId book, long epoch) {}

    /** The same pool; what is applied to one of them does not reach the other. */
    FollowedPool copy() {
        FollowedPool copy = new FollowedPool();
        copy.terms = terms;
        books.forEach((id, book) -> copy.books.put(id, book.copy()));
        copy.fees.putAll(fees);
        copy.announcements.putAll(announcements);
        copy.pausedUntil = pausedUntil;
        copy.faults.addAll(faults);
        copy.touched.addAll(touched);
        copy.at = at;
        copy.prints = prints;
        return copy;
    }

    /** The last block that was applied. */
    public BlockPlace at() {
        return at;
    }

    /** How many prints of the pool were applied. */
    public long prints() {
        return prints;
    }

    /** Empty until the vault was initialised. */
    public Optional<VaultTerms> terms() {
        return terms;
    }

    /** Empty until the vault was initialised, then all six. */
    public List<FollowedBook> books() {
        return List.copyOf(books.values());
    }

    public List<Announcement> announcements() {
        return List.copyOf(announcements.values());
    }

    /** The burn height at which the pause ends; 0 without one. */
    public long pausedUntil() {
        return pausedUntil > at.burnHeight() ? pausedUntil : 0;
    }

    /** Not swept yet, base units. */
    public long fees(Token token) {
        return fees.getOrDefault(token, 0L);
    }

    /** What could not be read or does not fit, in chain order. */
    public List<String> faults() {
        List<String> all = new ArrayList<>(faults);
        books.values().forEach(book -> book.fault().ifPresent(all::add));
        return all;
    }

    /** What could not be read, in chain order. */
    public List<String> unreadable() {
        return List.copyOf(faults);
    }

    /** Vintages changed since they were forgotten. */
    List<Touched> touched() {
        return List.copyOf(touched);
    }

    void forgetTouched() {
        touched.clear();
    }

    void apply(PoolBlock block) {
        books.values()
                .forEach(
                        book -> book.reach(block.place().height(), block.place().burnHeight()));
        block.prints().forEach(print -> apply(print, block.place()));
        at = block.place();
    }

    private void apply(PoolBlock.Print print, BlockPlace place) {
        ChainPosition position =
                new ChainPosition(place.height(), place.burnHeight(), print.txIndex(), print.ordinal());
        prints++;
        try {
            ClarityView view = ClarityView.of(ClarityValue.decode(print.value()));
            apply(
                    switch (print.source()) {
                        case VAULT -> PoolPrints.ofVault(view, position);
                        case ROLES -> PoolPrints.ofRoles(view);
                    });
        } catch (UnreadablePrintException
                | ClarityShapeException
                | MalformedException
                | IllegalArgumentException
                | ArithmeticException unreadable) {
            faults.add("print at %s cannot be read: %s".formatted(position, unreadable.getMessage()));
        }
    }

    private void apply(PoolPrint print) {
        switch (print) {
            case PoolPrint.Begun(VaultTerms given, long endsAt) -> {
                terms = Optional.of(given);
                BookId.all()
                        .forEach(id -> books.put(id, new FollowedBook(id, endsAt, given.utilisationBps(id.token()))));
            }
            case PoolPrint.OfBook(BookId id, var fact, long fee) -> {
                fees.merge(id.token(), fee, Math::addExact);
                book(id).apply(fact);
                touched.add(new Touched(id, epochOf(fact, id)));
            }
            case PoolPrint.Proposed(BookId id, Proposal proposal) -> book(id).propose(proposal);
            case PoolPrint.Vetoed(BookId id, long epoch) -> book(id).veto();
            case PoolPrint.FeesSwept(Token token, long amount) -> fees.merge(token, -amount, Math::addExact);
            case PoolPrint.Announced(Announcement announcement) -> announcements.put(announcement.role(), announcement);
            case PoolPrint.AnnouncementOver(String role) -> announcements.remove(role);
            case PoolPrint.Paused(boolean isPaused, long until) -> pausedUntil = isPaused ? until : 0;
            case PoolPrint.Nothing nothing -> {}
        }
    }

    private long epochOf(BookFact fact, BookId id) {
        return switch (fact) {
            case BookFact.PolicySettled end -> end.epoch();
            case BookFact.PolicyVoided end -> end.epoch();
            case BookFact.CollateralLocked lock -> lock.epoch();
            case BookFact.EpochOpened opening -> opening.epoch();
            case BookFact.AccountFact any -> book(id).state().epoch();
            case BookFact.BookClosed any -> book(id).state().epoch();
            case BookFact.BlockReached any -> book(id).state().epoch();
        };
    }

    /** Throws {@link UnreadablePrintException} before the vault was initialised. */
    private FollowedBook book(BookId id) {
        FollowedBook book = books.get(id);
        if (book == null) {
            throw new UnreadablePrintException(id + " before the vault was initialised: begin at an earlier block");
        }
        return book;
    }

    /** Empty before the vault was initialised. */
    public Optional<FollowedBook> find(BookId id) {
        return Optional.ofNullable(books.get(id));
    }
}
