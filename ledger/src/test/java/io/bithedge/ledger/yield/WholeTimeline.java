package io.bithedge.ledger.yield;

import io.bithedge.ledger.Vintage;
import io.bithedge.ledger.VintageShare;
import io.bithedge.ledger.yield.ProviderTimeline.CapitalMove;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The twin of {@link ProviderTimeline}: a step for every row of every vintage, whatever is asked. */
final class WholeTimeline {
    private WholeTimeline() {}

    /** A vintage as it stood from a burn height on. */
    record VintageAt(long burnHeight, Vintage vintage) {}

    /** {@code rows}: the vintage of the epoch, in chain order. {@code weight} of the provider in it, sub-units. */
    record Carried(long weight, List<VintageAt> rows) {
        Carried {
            rows = List.copyOf(rows);
        }
    }

    static Timeline of(List<CapitalMove> moves, List<Carried> vintages) {
        SortedMap<Long, Change> changes = new TreeMap<>();
        for (CapitalMove move : moves) {
            Change change = new Change(Math.multiplyExact(move.net(), VintageShare.SUB_UNITS), VintageShare.NONE);
            changes.merge(move.burnHeight(), change, Change::plus);
        }
        for (Carried carried : vintages) {
            VintageShare before = VintageShare.NONE;
            for (VintageAt row : carried.rows()) {
                VintageShare now = VintageShare.of(carried.weight(), row.vintage());
                if (!now.equals(before)) {
                    changes.merge(row.burnHeight(), new Change(0, now.less(before)), Change::plus);
                    before = now;
                }
            }
        }
        return new Timeline(VintageShare.SUB_UNITS, sums(changes));
    }

    private static List<Timeline.Step> sums(SortedMap<Long, Change> changes) {
        List<Timeline.Step> steps = new ArrayList<>(changes.size());
        Change sum = new Change(0, VintageShare.NONE);
        for (Map.Entry<Long, Change> change : changes.entrySet()) {
            sum = sum.plus(change.getValue());
            long losses = sum.share().losses();
            steps.add(new Timeline.Step(
                    change.getKey(), sum.balance() - losses, sum.share().premiumEarned(), losses));
        }
        return steps;
    }

    /** Sub-units. */
    private record Change(long balance, VintageShare share) {
        Change plus(Change other) {
            return new Change(
                    Math.addExact(balance, other.balance),
                    new VintageShare(
                            Math.addExact(share.losses(), other.share.losses()),
                            Math.addExact(share.premiumEarned(), other.share.premiumEarned())));
        }
    }
}
