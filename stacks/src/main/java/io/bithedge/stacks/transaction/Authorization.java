package io.bithedge.stacks.transaction;

/** Who authorises and pays: the origin alone, or the origin with a sponsor who pays the fee. */
public sealed interface Authorization {
    SpendingCondition origin();

    /** The condition whose fee is charged. */
    SpendingCondition payer();

    record Standard(SpendingCondition origin) implements Authorization {
        @Override
        public SpendingCondition payer() {
            return origin;
        }
    }

    record Sponsored(SpendingCondition origin, SpendingCondition sponsor) implements Authorization {
        @Override
        public SpendingCondition payer() {
            return sponsor;
        }
    }
}
