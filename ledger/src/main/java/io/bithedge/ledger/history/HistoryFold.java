package io.bithedge.ledger.history;

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
import io.bithedge.ledger.CapacityRule;
import io.bithedge.ledger.ChainPosition;
import io.bithedge.ledger.Hash32;
import io.bithedge.ledger.Incident;
import io.bithedge.ledger.IncidentCode;
import io.bithedge.ledger.PolicyLock;
import io.bithedge.ledger.Tier;
import io.bithedge.ledger.Token;
import java.util.Optional;

/**
 * Folds a history into a {@link Book} by way of the chain facts it stands for, so that a history and a chain take the same code. Every fact
 * is a block of its own; an epoch is one burn height, and what is behind its cut-off is at the next. For one thread.
 */
public final class HistoryFold {
    /** Who reads the chain facts too. */
    public interface Follower {
        /** The root to open the proposed epoch with; the book has weighed its accounts. */
        Hash32 root(Book book);

        /** The book has applied it. */
        void applied(BookFact fact);
    }

    private static final Follower NOBODY = new Follower() {
        @Override
        public Hash32 root(Book book) {
            return Hash32.ZERO;
        }

        @Override
        public void applied(BookFact fact) {}
    };

    private final Book book;
    private final Follower follower;
    private long height;

    /** A history of {@code STX:balanced} that nobody follows. */
    public HistoryFold() {
        this(new BookId(Token.STX, Tier.BALANCED), NOBODY);
    }

    public HistoryFold(BookId book, Follower follower) {
        this.book = Book.initial(book, 1);
        this.follower = follower;
    }

    public Book book() {
        return book;
    }

    /** Empty when applied; else why the contracts would not have let it happen. */
    public Optional<Incident> apply(HistoryFact fact) {
        height++;
        long epoch = book.state().epoch();
        long label = book.state().phase() == BookPhase.OPEN ? epoch : epoch + 1;
        ChainPosition here = new ChainPosition(height, label, 0, 0);
        return switch (fact) {
            case HistoryFact.Deposit(String provider, long amount) ->
                outcome(new FundsDeposited(here, provider, label, amount));
            case HistoryFact.Exit(String provider, long amount) ->
                outcome(new ExitRequested(here, provider, label, amount));
            case HistoryFact.Withdraw withdrawal -> withdraw(here, epoch, withdrawal);
            case HistoryFact.Cutoff() -> cutOff(here);
            case HistoryFact.Epoch(long utilisationBps) -> open(epoch + 1, utilisationBps);
            case HistoryFact.Lock(long policy, long collateral, long premium) ->
                outcome(new CollateralLocked(here, policy, epoch, collateral, premium));
            case HistoryFact.Settle(long policy, long payout) -> {
                PolicyLock lock = lock(policy);
                yield outcome(new PolicySettled(here, policy, lock.epoch(), lock.collateral(), payout, lock.premium()));
            }
            case HistoryFact.EndVoid(long policy) -> {
                PolicyLock lock = lock(policy);
                yield outcome(new PolicyVoided(here, policy, lock.epoch(), lock.collateral(), lock.premium()));
            }
            case HistoryFact.Close() -> outcome(new BookClosed(here, epoch));
        };
    }

    private PolicyLock lock(long policy) {
        return book.state()
                .locks()
                .get(policy)
                .orElse(new PolicyLock(policy, book.state().epoch(), 0, 0));
    }

    private Optional<Incident> withdraw(ChainPosition here, long epoch, HistoryFact.Withdraw fact) {
        if (book.account(fact.provider()).isNew()) {
            return Optional.of(new Incident(
                    IncidentCode.CAPITAL_ABOVE_LIMIT,
                    here,
                    "withdrawal of %s: expected a provider with facts, got none before".formatted(fact.provider())));
        }
        return outcome(new FundsWithdrawn(here, fact.provider(), epoch, fact.capital(), fact.premium()));
    }

    private Optional<Incident> cutOff(ChainPosition here) {
        if (book.state().phase() != BookPhase.OPEN) {
            return Optional.of(new Incident(
                    IncidentCode.EPOCH_OVER,
                    here,
                    "cut-off of epoch %d: expected an open epoch, got one that is over"
                            .formatted(book.state().epoch())));
        }
        return outcome(new BlockReached(height, book.state().endsAt()));
    }

    private Optional<Incident> open(long next, long utilisationBps) {
        ChainPosition here = new ChainPosition(height, next, 0, 0);
        if (book.state().phase() == BookPhase.CLOSED) {
            return outcome(new EpochOpened(here, next, next, next + 1, 0, 0, Hash32.ZERO));
        }
        if (book.state().phase() == BookPhase.OPEN) {
            Optional<Incident> closing = outcome(new BlockReached(height, next));
            if (closing.isPresent()) {
                return closing;
            }
        }
        Book.Proposal proposal = book.proposal().orElseThrow();
        long capacity = CapacityRule.capacity(proposal.weight(), proposal.closing(), utilisationBps);
        return outcome(new EpochOpened(here, next, next, next + 1, proposal.weight(), capacity, follower.root(book)));
    }

    private Optional<Incident> outcome(BookFact fact) {
        return switch (book.apply(fact)) {
            case BookOutcome.Applied applied -> followed(fact);
            case BookOutcome.Closed closed -> followed(fact);
            case BookOutcome.Duplicate duplicate -> throw new IllegalStateException("positions rise: " + fact);
            case Incident incident -> Optional.of(incident);
        };
    }

    private Optional<Incident> followed(BookFact fact) {
        follower.applied(fact);
        return Optional.empty();
    }
}
