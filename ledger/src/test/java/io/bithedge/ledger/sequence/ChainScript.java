package io.bithedge.ledger.sequence;

import io.bithedge.ledger.AccountView;
import io.bithedge.ledger.Book;
import io.bithedge.ledger.BookFact;
import io.bithedge.ledger.BookFact.BlockReached;
import io.bithedge.ledger.BookFact.BookClosed;
import io.bithedge.ledger.BookFact.CollateralLocked;
import io.bithedge.ledger.BookFact.EpochOpened;
import io.bithedge.ledger.BookFact.ExitRequested;
import io.bithedge.ledger.BookFact.FundsDeposited;
import io.bithedge.ledger.BookFact.FundsWithdrawn;
import io.bithedge.ledger.BookFact.PolicySettled;
import io.bithedge.ledger.BookFact.PolicyVoided;
import io.bithedge.ledger.BookId;
import io.bithedge.ledger.BookOutcome;
import io.bithedge.ledger.BookPhase;
import io.bithedge.ledger.BookState;
import io.bithedge.ledger.ChainPosition;
import io.bithedge.ledger.EpochClosing;
import io.bithedge.ledger.Incident;
import io.bithedge.ledger.PolicyLock;
import io.bithedge.ledger.Vintage;
import io.bithedge.ledger.claim.ClaimTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Plays steps as the vault would: labels by the burn height, refuses what is over, pays up to the limit. What happened stays as facts, the
 * closings in between, and the vault's own buckets. The folded book is what it asks for limits and weights.
 */
public final class ChainScript {
    /** A closing and the number of facts that were before it. */
    public record ClosedAt(EpochClosing closing, int factsBefore) {}

    private final Book book;
    private final boolean hasVoidsAndClosing;
    private final List<BookFact> facts = new ArrayList<>();
    private final List<ClosedAt> closings = new ArrayList<>();
    private long height = 1;
    private long burnHeight = 1;
    private int txIndex;
    private long policies;
    private long vaultCapital;
    private long vaultPremium;

    /** {@code hasVoidsAndClosing}: some policies end void, and now and then the book closes in the place of an opening. */
    public ChainScript(BookId id, boolean hasVoidsAndClosing) {
        this.book = Book.initial(id, 3);
        this.hasVoidsAndClosing = hasVoidsAndClosing;
    }

    public Book book() {
        return book;
    }

    public List<BookFact> facts() {
        return facts;
    }

    public List<ClosedAt> closings() {
        return closings;
    }

    /** What deposits, withdrawals and payouts left in the vault. */
    public long vaultCapital() {
        return vaultCapital;
    }

    public long vaultPremium() {
        return vaultPremium;
    }

    /** The fact the step became, and it is folded; empty when the vault would have refused it. */
    public Optional<BookFact> play(Step step) {
        Optional<BookFact> fact = resolve(step);
        fact.ifPresent(this::fold);
        return fact;
    }

    private void fold(BookFact fact) {
        int before = facts.size();
        facts.add(fact);
        switch (book.apply(fact)) {
            case BookOutcome.Applied applied -> {}
            case BookOutcome.Closed closed -> closings.add(new ClosedAt(closed.closing(), before));
            case BookOutcome.Duplicate duplicate -> throw new AssertionError("duplicate " + fact);
            case Incident incident -> throw new AssertionError("legal " + fact + " became " + incident);
        }
        count(fact);
    }

    private void count(BookFact fact) {
        switch (fact) {
            case FundsDeposited deposit -> vaultCapital += deposit.amount();
            case FundsWithdrawn withdrawal -> {
                vaultCapital -= withdrawal.capital();
                vaultPremium -= withdrawal.premium();
            }
            case CollateralLocked lock -> vaultPremium += lock.premium();
            case PolicySettled settlement -> vaultCapital -= settlement.payout();
            case PolicyVoided end -> vaultPremium -= end.premium();
            case BookClosed end -> {}
            case EpochOpened opening -> {}
            case ExitRequested request -> {}
            case BlockReached marker -> nextBlock(marker);
        }
    }

    private void nextBlock(BlockReached marker) {
        height = marker.height() + 1;
        txIndex = 0;
    }

    private Optional<BookFact> resolve(Step step) {
        return switch (step.kind()) {
            case DEPOSIT ->
                isClosed()
                        ? Optional.empty()
                        : Optional.of(new FundsDeposited(here(), name(step), label(), 1 + amount(step)));
            case EXIT ->
                Optional.of(new ExitRequested(here(), name(step), label(), step.b() % 3 == 0 ? 0 : amount(step)));
            case WITHDRAW -> withdraw(step);
            case LOCK -> lock(step);
            case SETTLE -> settle(step);
            case BLOCK -> Optional.of(block(burnHeight + step.b() % 2));
            case CUT_OFF -> Optional.of(block(Math.max(burnHeight, book.state().endsAt())));
            case OPEN -> open(step);
        };
    }

    private Optional<BookFact> withdraw(Step step) {
        if ((isOver() && !isClosed()) || book.account(name(step)).isNew()) {
            return Optional.empty();
        }
        AccountView view = book.view(name(step));
        long most = view.withdrawable();
        long capital = step.b() % 2 == 0 ? most : step.partOf(most);
        long premium = step.b() % 3 == 0 ? 0 : view.premiumEarned() - view.premiumWithdrawn();
        return Optional.of(new FundsWithdrawn(here(), name(step), book.state().epoch(), capital, premium));
    }

    private Optional<BookFact> lock(Step step) {
        Vintage now = book.state().current();
        long room = now.capacity() - now.used();
        if (isOver() || room == 0) {
            return Optional.empty();
        }
        long collateral = step.b() % 5 == 0 ? room : Math.max(1, step.partOf(room) / 2);
        long premium = collateral / 10 * step.b() / Step.PARTS;
        return Optional.of(new CollateralLocked(here(), ++policies, now.epoch(), collateral, premium));
    }

    private Optional<BookFact> settle(Step step) {
        List<PolicyLock> live = book.state().locks().values();
        if (live.isEmpty()) {
            return Optional.empty();
        }
        PolicyLock lock = live.get(step.a() % live.size());
        if (hasVoidsAndClosing && step.b() % 8 == 1) {
            return Optional.of(
                    new PolicyVoided(here(), lock.policyId(), lock.epoch(), lock.collateral(), lock.premium()));
        }
        long payout = switch (step.b() % 4) {
            case 0, 1 -> 0;
            case 2 -> step.partOf(lock.collateral());
            default -> lock.collateral();
        };
        return Optional.of(
                new PolicySettled(here(), lock.policyId(), lock.epoch(), lock.collateral(), payout, lock.premium()));
    }

    private Optional<BookFact> open(Step step) {
        if (hasVoidsAndClosing && step.b() % 16 == 7) {
            return book.proposal()
                    .map(proposal -> new BookClosed(here(), book.state().epoch()));
        }
        return book.proposal().map(proposal -> {
            BookState state = book.state();
            return new EpochOpened(
                    here(),
                    state.epoch() + 1,
                    burnHeight,
                    burnHeight + 1 + step.a() % 4,
                    proposal.weight(),
                    proposal.capacity(),
                    ClaimTree.of(book, proposal.epoch()).root().hash());
        });
    }

    /** Ends the block; the next one may see another burn height. */
    private BlockReached block(long nextBurnHeight) {
        BlockReached marker = new BlockReached(height, burnHeight);
        burnHeight = nextBurnHeight;
        return marker;
    }

    private ChainPosition here() {
        return new ChainPosition(height, burnHeight, txIndex++, 0);
    }

    private boolean isOver() {
        return burnHeight >= book.state().endsAt();
    }

    private boolean isClosed() {
        return book.state().phase() == BookPhase.CLOSED;
    }

    private long label() {
        return isOver() ? book.state().epoch() + 1 : book.state().epoch();
    }

    private static String name(Step step) {
        return Addresses.of(step.provider());
    }

    /** Of any size, up to 10^12. */
    private static long amount(Step step) {
        long most = 1;
        for (int digits = step.b() % 13; digits > 0; digits--) {
            most *= 10;
        }
        return step.partOf(most);
    }
}
