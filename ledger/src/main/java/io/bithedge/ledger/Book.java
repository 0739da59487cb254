package io.bithedge.ledger;

import io.bithedge.ledger.BookFact.AccountFact;
import io.bithedge.ledger.BookFact.EpochOpened;
import io.bithedge.ledger.BookFact.FundsWithdrawn;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A whole book in memory: a {@link BookState} and its accounts, folded together. Facts come in chain order. Knows more than its parts,
 * so it also checks withdrawals against limits and the opening weight against the sum of the weights. Mutable, for one thread.
 */
public final class Book {
    private BookState state;
    private final SortedMap<String, Account> accounts = new TreeMap<>();
    private VintageTable vintages;
    private Optional<Proposal> proposal = Optional.empty();

    public Book(BookState state) {
        this.state = state;
        this.vintages = VintageTable.of(state.vintages());
    }

    /** An empty book; epoch 0 is over at {@code endsAt}. */
    public static Book initial(BookId book, long endsAt) {
        return new Book(BookState.initial(book, endsAt));
    }

    /** What the next opening must say: the closing of the current epoch and the sum of the weights it led to. */
    public record Proposal(EpochClosing closing, long weight) {
        public long epoch() {
            return closing.epoch() + 1;
        }

        public long capacity() {
            return CapacityRule.capacity(weight, closing);
        }
    }

    /** Applies a fact or marker. An incident or a duplicate changes nothing, but an epoch that is over is closed all the same. */
    public BookOutcome apply(BookFact fact) {
        boolean isNews =
                fact instanceof BookFact.BlockReached || fact.position().isAfter(state.position());
        Optional<EpochClosing> closing =
                isNews && state.closesAt(fact.position().burnHeight()) ? Optional.of(close()) : Optional.empty();
        BookOutcome outcome = applyOpen(fact);
        return outcome instanceof BookOutcome.Applied(BookState after) && closing.isPresent()
                ? new BookOutcome.Closed(after, closing.get())
                : outcome;
    }

    public BookState state() {
        return state;
    }

    public BookTotals totals() {
        return state.totals();
    }

    /** In ascending order. */
    public SortedSet<String> providers() {
        return new TreeSet<>(accounts.keySet());
    }

    /** {@link Account#NEW} for a provider without facts. */
    public Account account(String provider) {
        return accounts.getOrDefault(provider, Account.NEW);
    }

    public AccountView view(String provider) {
        Account account = account(provider);
        return (state.phase() == BookPhase.CLOSED
                        ? account.viewInClosedBook(state.epoch(), table())
                        : account.view(state.epoch(), table()))
                .orElseThrow();
    }

    /** What a provider carries of a live policy. */
    public PolicyShare share(String provider, long policyId) {
        return state.locks()
                .get(policyId)
                .map(lock -> account(provider).share(lock, table()))
                .orElse(PolicyShare.NONE);
    }

    /** Present between the cut-off of an epoch and the opening of the next, or the end of the book. */
    public Optional<Proposal> proposal() {
        return proposal;
    }

    private EpochClosing close() {
        EpochClosing closing = state.closing();
        Sweep sweep = Sweep.of(closing);
        long sum = 0;
        for (Map.Entry<String, Account> entry : accounts.entrySet()) {
            Sweep.Weighing weighing = sweep.weigh(entry.getValue());
            entry.setValue(weighing.account());
            sum = Math.addExact(sum, weighing.weight());
        }
        state = state.afterClosing();
        proposal = Optional.of(new Proposal(closing, sum));
        return closing;
    }

    private BookOutcome applyOpen(BookFact fact) {
        BookOutcome outcome = state.apply(fact);
        if (!(outcome instanceof BookOutcome.Applied(BookState after))) {
            return outcome;
        }
        Optional<Incident> incident = switch (fact) {
            case AccountFact touch -> touch(touch);
            case EpochOpened opening -> weightMismatch(opening);
            case BookFact.CollateralLocked lock -> Optional.empty();
            case BookFact.PolicySettled settlement -> Optional.empty();
            case BookFact.PolicyVoided end -> Optional.empty();
            case BookFact.BookClosed end -> Optional.empty();
            case BookFact.BlockReached marker -> Optional.empty();
        };
        if (incident.isPresent()) {
            return incident.get();
        }
        if (fact instanceof EpochOpened || fact instanceof BookFact.BookClosed) {
            proposal = Optional.empty();
        }
        state = after;
        return outcome;
    }

    private Optional<Incident> touch(AccountFact fact) {
        if (fact instanceof FundsWithdrawn withdrawal) {
            Optional<Incident> above = aboveLimit(withdrawal);
            if (above.isPresent()) {
                return above;
            }
        }
        return switch (account(fact.provider()).apply(fact)) {
            case AccountOutcome.Applied(Account account) -> {
                accounts.put(fact.provider(), account);
                yield Optional.empty();
            }
            case AccountOutcome.Duplicate duplicate -> Optional.empty();
            case Incident incident -> Optional.of(incident);
        };
    }

    private Optional<Incident> aboveLimit(FundsWithdrawn fact) {
        AccountView before = view(fact.provider());
        if (fact.capital() > before.withdrawable()) {
            return Optional.of(Incident.of(
                    IncidentCode.CAPITAL_ABOVE_LIMIT,
                    fact,
                    "withdrawal of %s: expected capital of at most %d, got %d"
                            .formatted(fact.provider(), before.withdrawable(), fact.capital())));
        }
        long premium = before.premiumEarned() - before.premiumWithdrawn();
        if (fact.premium() > premium) {
            return Optional.of(Incident.of(
                    IncidentCode.PREMIUM_ABOVE_EARNED,
                    fact,
                    "withdrawal of %s: expected premium of at most %d, got %d"
                            .formatted(fact.provider(), premium, fact.premium())));
        }
        return Optional.empty();
    }

    private Optional<Incident> weightMismatch(EpochOpened fact) {
        long expected = proposal.map(Proposal::weight).orElse(0L);
        return expected == fact.weight()
                ? Optional.empty()
                : Optional.of(Incident.of(
                        IncidentCode.WEIGHT_MISMATCH,
                        fact,
                        "opening of epoch %d: expected weight %d, got %d"
                                .formatted(fact.epoch(), expected, fact.weight())));
    }

    private VintageTable table() {
        vintages = vintages.updated(state.vintages());
        return vintages;
    }
}
