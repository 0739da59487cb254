package io.bithedge.pool.quote;

import io.bithedge.ledger.unit.Units;

/**
 * What one asker may have of the collateral that is signed for in an hour: signing for what nobody buys would use it up for everybody.
 * For one quote.
 */
public interface CollateralShare {
    /** Nothing is counted. */
    CollateralShare WHOLE = new CollateralShare() {
        @Override
        public Taken take(Units collateral) {
            return new Taken.Granted();
        }

        @Override
        public void giveBack() {
            // Nothing was taken.
        }
    };

    /** What came of it. */
    sealed interface Taken {
        record Granted() implements Taken {}

        /** {@code freeInSeconds}: when as much is free again; 0: never, it is more than the whole share. */
        record UsedUp(String words, long freeInSeconds) implements Taken {}
    }

    Taken take(Units collateral);

    /** Nothing was signed after all. */
    void giveBack();
}
