package io.bithedge.topology.reconcile;

import io.bithedge.ledger.BookId;
import io.bithedge.schemas.avro.Difference;
import io.bithedge.schemas.avro.VintageStanding;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The vintages of one book, ours against the vault's. Both leave out what is over for good, each in its time: ours at the next closing, the
 * reader's when it saw it. What one leaves out has nothing locked and no premium pending; its losses and its premium are in the book's sums.
 */
final class VintageRule {
    private VintageRule() {}

    static void compare(
            BookId book, List<VintageStanding> ours, List<VintageStanding> chain, List<Difference> differences) {
        SortedMap<Long, VintageStanding> known = new TreeMap<>();
        chain.forEach(it -> known.put(it.getEpoch(), it));
        SortedMap<Long, VintageStanding> folded = new TreeMap<>();
        ours.forEach(it -> folded.put(it.getEpoch(), it));
        for (VintageStanding it : ours) {
            compare(book, it, Optional.ofNullable(known.get(it.getEpoch())).orElseGet(() -> over(it)), differences);
        }
        for (VintageStanding it : chain) {
            if (!folded.containsKey(it.getEpoch())) {
                compare(book, over(it), it, differences);
            }
        }
    }

    private static void compare(
            BookId book, VintageStanding ours, VintageStanding chain, List<Difference> differences) {
        String subject = "vintage %s:%d".formatted(book, ours.getEpoch());
        ReconcileRule.add(differences, "VINTAGE_WEIGHT_DIFFERS", subject, ours.getWeight(), chain.getWeight());
        ReconcileRule.add(differences, "VINTAGE_LOCKED_DIFFERS", subject, ours.getLocked(), chain.getLocked());
        ReconcileRule.add(differences, "VINTAGE_LOSSES_DIFFER", subject, ours.getLosses(), chain.getLosses());
        ReconcileRule.add(
                differences,
                "VINTAGE_PREMIUM_PENDING_DIFFERS",
                subject,
                ours.getPremiumPending(),
                chain.getPremiumPending());
        ReconcileRule.add(
                differences,
                "VINTAGE_PREMIUM_EARNED_DIFFERS",
                subject,
                ours.getPremiumEarned(),
                chain.getPremiumEarned());
    }

    /** One that the other side left out. */
    private static VintageStanding over(VintageStanding it) {
        return new VintageStanding(it.getEpoch(), it.getWeight(), 0L, it.getLosses(), 0L, it.getPremiumEarned());
    }
}
