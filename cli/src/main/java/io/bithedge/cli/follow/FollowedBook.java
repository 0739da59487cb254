package io.bithedge.cli.follow;

import io.bithedge.ledger.Account;
import io.bithedge.ledger.AccountOutcome;
import io.bithedge.ledger.AccountView;
import io.bithedge.ledger.BookFact;
import io.bithedge.ledger.BookFact.AccountFact;
import io.bithedge.ledger.BookFact.BookClosed;
import io.bithedge.ledger.BookFact.EpochOpened;
import io.bithedge.ledger.BookId;
import io.bithedge.ledger.BookOutcome;
import io.bithedge.ledger.BookPhase;
import io.bithedge.ledger.BookState;
import io.bithedge.ledger.CapacityRule;
import io.bithedge.ledger.ChainPosition;
import io.bithedge.ledger.EpochClosing;
import io.bithedge.ledger.Incident;
import io.bithedge.ledger.Sweep;
import io.bithedge.ledger.VintageTable;
import io.bithedge.ledger.claim.Claim;
import io.bithedge.ledger.claim.ClaimTree;
import io.bithedge.ledger.claim.Leaf;
import io.bithedge.ledger.claim.ProvenLeaf;
import io.bithedge.ledger.claim.VaultRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One book from its prints: state, accounts, the vault's rows, the leaves of the current epoch and of the coming one. Unlike {@link
 * io.bithedge.ledger.Book} it goes on behind a false opening and behind what was withdrawn by one, because the chain does. A fact that
 * does not fit is a fault, changes nothing, and leaves the book unable to judge. Mutable, for one thread.
 */
public final class FollowedBook {
    private final long utilisationBps;
    private BookState state;
    private final VaultRows rows;
    private final SortedMap<String, Account> accounts = new TreeMap<>();
    private ClaimTree tree = ClaimTree.of(List.of());
    private Optional<Coming> coming = Optional.empty();
    private Optional<Proposal> proposal = Optional.empty();
    private List<String> lies = List.of();
    private Optional<String> fault = Optional.empty();

    /** The leaves of the coming epoch, and what it must be opened with. */
    private record Coming(Expectation expectation, ClaimTree tree) {}

    FollowedBook(BookId book, long endsAt, long utilisationBps) {
        this.utilisationBps = utilisationBps;
        this.state = BookState.initial(book, endsAt);
        this.rows = new VaultRows(book, endsAt);
    }

    private FollowedBook(FollowedBook other) {
        this.utilisationBps = other.utilisationBps;
        this.state = other.state;
        this.rows = other.rows.copy();
        this.accounts.putAll(other.accounts);
        this.tree = other.tree;
        this.coming = other.coming;
        this.proposal = other.proposal;
        this.lies = other.lies;
        this.fault = other.fault;
    }

    /** The same book; what is applied to one of them does not reach the other. */
    FollowedBook copy() {
        return new FollowedBook(this);
    }

    public BookId id() {
        return state.book();
    }

    public BookState state() {
        return state;
    }

    /** What the vault must have stored. */
    public VaultRows rows() {
        return rows;
    }

    /** The leaves of the current epoch, as the chain's facts give them; what its root must be over. */
    public ClaimTree tree() {
        return tree;
    }

    /** Present between the end of an epoch and the beginning of the next, or the closing of the book. */
    public Optional<Expectation> expected() {
        return coming.map(Coming::expectation);
    }

    /** What waits on the chain to be confirmed. */
    public Optional<Proposal> proposal() {
        return proposal;
    }

    /** Where the current epoch was opened otherwise than it must have been; empty when it was opened well. */
    public List<String> lies() {
        return lies;
    }

    /** Why this book cannot be judged any more. */
    public Optional<String> fault() {
        return fault;
    }

    /** The leaf of a provider and its way to the root; empty when he had nothing to claim as the epoch began. */
    public Optional<ProvenLeaf> proof(String provider) {
        return tree.proof(provider);
    }

    /** Everybody who ever did anything in this book, in ascending order. */
    public SortedSet<String> providers() {
        return new TreeSet<>(accounts.keySet());
    }

    /** What a provider has by the books: another way to the same numbers than his claim. */
    public AccountView view(String provider) {
        Account account = accounts.getOrDefault(provider, Account.NEW);
        VintageTable vintages = VintageTable.of(state.vintages());
        return (state.phase() == BookPhase.CLOSED
                        ? account.viewInClosedBook(state.epoch(), vintages)
                        : account.view(state.epoch(), vintages))
                .orElseThrow();
    }

    /** What the vault will say to it. */
    public Claim.Outcome claim(String provider) {
        return Claim.of(provider, proof(provider), rows);
    }

    void propose(Proposal made) {
        proposal = Optional.of(made);
    }

    void veto() {
        proposal = Optional.empty();
    }

    /** To be called before the facts of a block: an epoch that is over is weighed as of the block before. */
    void reach(long height, long burnHeight) {
        apply(new BookFact.BlockReached(height, burnHeight));
    }

    void apply(BookFact fact) {
        BookOutcome outcome = state.apply(fact);
        switch (outcome) {
            case BookOutcome.Applied(BookState after) -> take(after, fact);
            case BookOutcome.Closed(BookState after, EpochClosing closing) -> {
                weigh(closing);
                take(after, fact);
            }
            case BookOutcome.Duplicate twice -> fault("a fact came twice: " + fact);
            case Incident incident -> fault(incident.message());
        }
    }

    private void take(BookState after, BookFact fact) {
        if (fact instanceof AccountFact touch && !touch(touch)) {
            return;
        }
        state = after;
        rows.apply(fact);
        if (fact instanceof EpochOpened opening) {
            open(opening);
        } else if (fact instanceof BookClosed) {
            // A closed book pays by the root that it has.
            coming = Optional.empty();
            proposal = Optional.empty();
        }
    }

    private boolean touch(AccountFact fact) {
        Account before = accounts.getOrDefault(fact.provider(), Account.NEW);
        return switch (before.apply(fact)) {
            case AccountOutcome.Applied(Account after) -> {
                accounts.put(fact.provider(), after);
                yield true;
            }
            case AccountOutcome.Duplicate twice -> {
                fault("a fact came twice: " + fact);
                yield false;
            }
            case Incident incident -> {
                fault(incident.message());
                yield false;
            }
        };
    }

    private void open(EpochOpened fact) {
        lies = coming.map(there -> there.expectation().lies(fact.weight(), fact.capacity(), fact.root()))
                .orElseGet(() -> List.of("an epoch that was not over"));
        tree = coming.map(Coming::tree).orElse(tree);
        coming = Optional.empty();
        proposal = Optional.empty();
    }

    private void weigh(EpochClosing closing) {
        Sweep sweep = Sweep.of(closing);
        long next = closing.epoch() + 1;
        List<Leaf> leaves = new ArrayList<>();
        for (Map.Entry<String, Account> entry : accounts.entrySet()) {
            Account weighed = sweep.weigh(entry.getValue()).account();
            entry.setValue(weighed);
            Leaf.of(state.book(), entry.getKey(), weighed.atOpening(next)).ifPresent(leaves::add);
        }
        ClaimTree leavesOfNext = ClaimTree.of(leaves);
        long weight = leavesOfNext.root().sum();
        long capacity = CapacityRule.capacity(weight, closing, utilisationBps);
        Expectation expectation =
                new Expectation(next, weight, capacity, leavesOfNext.root().hash());
        coming = Optional.of(new Coming(expectation, leavesOfNext));
    }

    private void fault(String what) {
        if (fault.isEmpty()) {
            fault = Optional.of("%s: %s".formatted(state.book(), what));
        }
    }

    /** Of the last fact. */
    ChainPosition position() {
        return state.position();
    }
}
