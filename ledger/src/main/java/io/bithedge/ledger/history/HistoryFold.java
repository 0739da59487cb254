package io.bithedge.ledger.history;

import io.bithedge.ledger.Book;
import io.bithedge.ledger.BookFact;
import io.bithedge.ledger.BookFact.BlockReached;
import io.bithedge.ledger.BookFact.CollateralLocked;
import io.bithedge.ledger.BookFact.EpochOpened;
import io.bithedge.ledger.BookFact.ExitRequested;
import io.bithedge.ledger.BookFact.FundsDeposited;
import io.bithedge.ledger.BookFact.FundsWithdrawn;
import io.bithedge.ledger.BookFact.PolicySettled;
import io.bithedge.ledger.BookId;
import io.bithedge.ledger.BookOutcome;
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
 * is a block of its own; an epoch is one burn height. For one thread.
 */
public final class HistoryFold {
    private final Book book = Book.initial(new BookId(Token.STX, Tier.BALANCED), 1);
    private long height;

    public Book book() {
        return book;
    }

    /** Empty when applied; else why the contracts would not have let it happen. */
    public Optional<Incident> apply(HistoryFact fact) {
        height++;
        long epoch = book.state().epoch();
        ChainPosition here = new ChainPosition(height, epoch, 0, 0);
        return switch (fact) {
            case HistoryFact.Deposit(String provider, long amount) ->
                outcome(new FundsDeposited(here, provider, epoch, amount));
            case HistoryFact.Exit(String provider, long amount) ->
                outcome(new ExitRequested(here, provider, epoch, amount));
            case HistoryFact.Withdraw withdrawal -> withdraw(here, epoch, withdrawal);
            case HistoryFact.Epoch(long utilisationBps) -> open(epoch + 1, utilisationBps);
            case HistoryFact.Lock(long policy, long collateral, long premium) ->
                outcome(new CollateralLocked(here, policy, epoch, collateral, premium));
            case HistoryFact.Settle(long policy, long payout) -> {
                PolicyLock lock = book.state().locks().get(policy).orElse(new PolicyLock(policy, epoch, 0, 0));
                yield outcome(new PolicySettled(here, policy, lock.epoch(), lock.collateral(), payout, lock.premium()));
            }
        };
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

    private Optional<Incident> open(long next, long utilisationBps) {
        Optional<Incident> closing = outcome(new BlockReached(height, next));
        if (closing.isPresent()) {
            return closing;
        }
        Book.Proposal proposal = book.proposal().orElseThrow();
        long capacity = CapacityRule.capacity(proposal.weight(), proposal.closing(), utilisationBps);
        ChainPosition here = new ChainPosition(height, next, 0, 0);
        return outcome(new EpochOpened(here, next, next, next + 1, proposal.weight(), capacity, Hash32.ZERO));
    }

    private Optional<Incident> outcome(BookFact fact) {
        return switch (book.apply(fact)) {
            case BookOutcome.Applied applied -> Optional.empty();
            case BookOutcome.Closed closed -> Optional.empty();
            case BookOutcome.Duplicate duplicate -> throw new IllegalStateException("positions rise: " + fact);
            case Incident incident -> Optional.of(incident);
        };
    }
}
