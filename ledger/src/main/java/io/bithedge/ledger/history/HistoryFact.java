package io.bithedge.ledger.history;

import java.util.Locale;

/** One step of a history. Amounts in base units; it belongs to the epoch that is open when it happens, or behind its cut-off to the next. */
public sealed interface HistoryFact {
    /** Its type as a history writes it. */
    default String type() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    record Deposit(String provider, long amount) implements HistoryFact {}

    record Exit(String provider, long amount) implements HistoryFact {}

    record Withdraw(String provider, long capital, long premium) implements HistoryFact {}

    /** The epoch is over: weigh. */
    record Cutoff() implements HistoryFact {}

    /** Open the next epoch; one that is not over is cut off first. */
    record Epoch(long utilisationBps) implements HistoryFact {}

    record Lock(long policy, long collateral, long premium) implements HistoryFact {}

    /** A payout of 0 is a release. */
    record Settle(long policy, long payout) implements HistoryFact {}

    /** Nothing is paid, the premium goes back to the buyer. */
    record EndVoid(long policy) implements HistoryFact {
        @Override
        public String type() {
            return "void";
        }
    }

    /** No epoch follows the one that is over. */
    record Close() implements HistoryFact {}
}
