package io.bithedge.ledger.history;

/** One step of a history. Amounts in base units; it belongs to the epoch that is open when it happens. */
public sealed interface HistoryFact {
    record Deposit(String provider, long amount) implements HistoryFact {}

    record Exit(String provider, long amount) implements HistoryFact {}

    record Withdraw(String provider, long capital, long premium) implements HistoryFact {}

    /** Close the epoch, weigh, open the next. */
    record Epoch(long utilisationBps) implements HistoryFact {}

    record Lock(long policy, long collateral, long premium) implements HistoryFact {}

    /** A payout of 0 is a release. */
    record Settle(long policy, long payout) implements HistoryFact {}
}
