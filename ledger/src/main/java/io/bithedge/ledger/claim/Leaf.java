package io.bithedge.ledger.claim;

import io.bithedge.ledger.AccountOpening;
import io.bithedge.ledger.BookId;
import io.bithedge.ledger.Bounds;
import io.bithedge.ledger.EpochWeights;
import java.util.Optional;

/**
 * An account at the opening of an epoch, as the vault is shown it.
 *
 * @param provider his address as text: he alone may use the leaf
 * @param opening deposits less withdrawals when the epoch opened, base units, below 2^51
 * @param settledBurden losses of vintages that are over for good, sub-units
 * @param settledPremium premium of the same, sub-units
 * @param weights of the others up to {@code epoch}, sub-units, at most 400 of them
 */
public record Leaf(
        BookId book,
        String provider,
        long epoch,
        long opening,
        long settledBurden,
        long settledPremium,
        EpochWeights weights) {
    /** As many vintages as a withdrawal can name. The vault opens no epoch that would need more. */
    public static final int MOST_WEIGHTS = 400;

    public Leaf {
        if (epoch < 0 || settledBurden < 0 || settledPremium < 0 || !Bounds.isUnits(opening)) {
            throw new IllegalArgumentException(
                    "leaf of %s: expected 0 <= opening < 2^51 and no number below 0, got epoch %d, opening %d, settled %d and %d"
                            .formatted(provider, epoch, opening, settledBurden, settledPremium));
        }
        int count = weights.size();
        if (count > MOST_WEIGHTS || (count > 0 && (weights.epochAt(0) < 0 || weights.epochAt(count - 1) > epoch))) {
            throw new IllegalArgumentException("leaf of %s: expected at most 400 weights of epochs 0 to %d, got %d: %s"
                    .formatted(provider, epoch, count, weights));
        }
    }

    /** The leaf of an account; none when there was nothing to claim when the epoch opened. */
    public static Optional<Leaf> of(BookId book, String provider, AccountOpening account) {
        return account.hasClaim()
                ? Optional.of(new Leaf(
                        book,
                        provider,
                        account.epoch(),
                        account.opening(),
                        account.settledBurden(),
                        account.settledPremium(),
                        account.weights()))
                : Optional.empty();
    }

    /** The part of the epoch's weight that is his. */
    public long sum() {
        return weights.of(epoch);
    }
}
