package io.bithedge.ledger;

import io.bithedge.ledger.EpochClosing.FinishedVintage;
import io.bithedge.ledger.EpochClosing.OpenVintage;
import java.util.Arrays;

/**
 * The weighing of a book's accounts at a closing: ratios are worked out once, then every account costs one multiplication per vintage it
 * has a weight in. Immutable; accounts may be weighed in any order and in parallel. A sweep of one account twice is the same as once.
 *
 * <p>Who calls it must have applied every fact of the account below the closing's cut-off; facts behind it make no difference.
 */
public final class Sweep {
    private final EpochClosing closing;
    private final long[] openEpochs;
    private final long[] burdens;
    private final long[] finishedEpochs;
    private final long[] losses;
    private final long[] premiums;

    private Sweep(EpochClosing closing) {
        this.closing = closing;
        this.openEpochs = closing.open().stream().mapToLong(OpenVintage::epoch).toArray();
        this.burdens = closing.open().stream()
                .mapToLong(vintage -> Ratio.up(vintage.burden(), vintage.weight()))
                .toArray();
        this.finishedEpochs =
                closing.finished().stream().mapToLong(FinishedVintage::epoch).toArray();
        this.losses = closing.finished().stream()
                .mapToLong(vintage -> Ratio.up(vintage.losses(), vintage.weight()))
                .toArray();
        this.premiums = closing.finished().stream()
                .mapToLong(vintage -> Ratio.down(vintage.premiumEarned(), vintage.weight()))
                .toArray();
    }

    public static Sweep of(EpochClosing closing) {
        return new Sweep(closing);
    }

    public EpochClosing closing() {
        return closing;
    }

    /** The account behind the closing, and the weight it proposes for the next epoch, sub-units. */
    public record Weighing(Account account, long weight) {}

    /**
     * Weighs an account; one that came later than the closed epoch weighs 0 and stays as it is.
     *
     * @throws IllegalStateException when a closing before this one was left out, or a vintage the account has a weight in is in none
     */
    public Weighing weigh(Account account) {
        long next = closing.epoch() + 1;
        if (account.isNew() || account.closedThrough() >= closing.epoch()) {
            return new Weighing(account, account.weights().of(next));
        }
        if (account.closedThrough() != closing.epoch() - 1) {
            throw new IllegalStateException("%s: closing of epoch %d, but the account was last weighed at epoch %d"
                    .formatted(closing.book(), closing.epoch(), account.closedThrough()));
        }
        return weighNow(account.rolledTo(closing.epoch()), next);
    }

    private Weighing weighNow(Account account, long next) {
        EpochWeights weights = account.weights();
        boolean[] dropped = new boolean[weights.size()];
        long burden = 0;
        long settledBurden = account.settledBurden();
        long settledPremium = account.settledPremium();
        for (int i = 0; i < weights.size(); i++) {
            long weight = weights.weightAt(i);
            int open = Arrays.binarySearch(openEpochs, weights.epochAt(i));
            if (open >= 0) {
                burden += Ratio.partUp(weight, burdens[open]);
                continue;
            }
            int over = finishedIndex(weights.epochAt(i));
            settledBurden = Math.addExact(settledBurden, Ratio.partUp(weight, losses[over]));
            settledPremium = Math.addExact(settledPremium, Ratio.partDown(weight, premiums[over]));
            dropped[i] = true;
        }
        Touch touch = account.touch(closing.epoch());
        long capital = account.opening() + touch.net();
        long free = capital * Ratio.SUB - settledBurden - burden;
        long weight = Math.max(0, free - touch.exitAfter(account.exit()) * Ratio.SUB);
        EpochWeights after = weights.next(dropped, next, weight);
        return new Weighing(account.weighedAt(closing.epoch(), after, settledBurden, settledPremium), weight);
    }

    private int finishedIndex(long epoch) {
        int index = Arrays.binarySearch(finishedEpochs, epoch);
        if (index < 0) {
            throw new IllegalStateException(
                    "%s: the closing of epoch %d lacks vintage %d".formatted(closing.book(), closing.epoch(), epoch));
        }
        return index;
    }
}
