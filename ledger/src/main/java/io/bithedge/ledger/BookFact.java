package io.bithedge.ledger;

/**
 * A fact of one book, read from a final block. Facts are applied, never refused: one that does not fit is an {@link Incident}.
 *
 * <p>Numbers are as the chain printed them; ranges are checked when a fact is applied, so that a bad one becomes an incident and
 * not an exception in a decoder. A number that does not fit a {@code long} is an incident of the decoder.
 */
public sealed interface BookFact {
    ChainPosition position();

    /** What a provider did himself. The label tells to which epoch it belongs, whenever it is read. */
    sealed interface AccountFact extends BookFact {
        String provider();

        /** The epoch the vault labelled the fact with: the current one before its end, the next one from then on. */
        long epoch();
    }

    /** Capital joins at the opening of {@code epoch + 1}. Source: liquidity-pool-vault#deposit-stx, #deposit-sbtc. */
    record FundsDeposited(ChainPosition position, String provider, long epoch, long amount) implements AccountFact {}

    /** Keep this much out of coming epochs; replaces the last request, 0 cancels. Source: liquidity-pool-vault#request-exit. */
    record ExitRequested(ChainPosition position, String provider, long epoch, long amount) implements AccountFact {}

    /** The vault paid capital and premium to a provider. Source: liquidity-pool-vault#withdraw. */
    record FundsWithdrawn(ChainPosition position, String provider, long epoch, long capital, long premium)
            implements AccountFact {}

    /** A new epoch began. {@code weight} in sub-units. Source: liquidity-pool-vault#open-epochs. */
    record EpochOpened(
            ChainPosition position, long epoch, long startsAt, long endsAt, long weight, long capacity, Hash32 root)
            implements BookFact {}

    /** A policy was sold. {@code premium} is net of the fee. Source: liquidity-pool-vault#lock-collateral. */
    record CollateralLocked(ChainPosition position, long policyId, long epoch, long collateral, long premium)
            implements BookFact {}

    /** A policy ended; a payout of 0 is a release. {@code epoch} is the one it was sold in. Source: liquidity-pool-vault#settle-policy. */
    record PolicySettled(ChainPosition position, long policyId, long epoch, long collateral, long payout, long premium)
            implements BookFact {}

    /** A policy ended without a price: nothing was paid out, and its premium went back to the owner. Source: liquidity-pool-vault#void-policy. */
    record PolicyVoided(ChainPosition position, long policyId, long epoch, long collateral, long premium)
            implements BookFact {}

    /** No epoch follows {@code epoch}. Source: liquidity-pool-vault#close-book. */
    record BookClosed(ChainPosition position, long epoch) implements BookFact {}

    /** The end marker of a final block, behind its facts. It can close an epoch and changes nothing else. */
    record BlockReached(long height, long burnHeight) implements BookFact {
        @Override
        public ChainPosition position() {
            return ChainPosition.endOf(height, burnHeight);
        }
    }
}
