package io.bithedge.watcher.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What was found so far. All are counted, the first ones are kept. */
final class Findings {
    private static final int KEPT = 1_000;

    private final List<Finding> kept = new ArrayList<>();
    private long gaps;
    private long differences;

    void add(Finding finding) {
        gaps += finding.blocks();
        differences += finding.isGap() ? 0 : 1;
        if (kept.size() < KEPT) {
            kept.add(finding);
        }
    }

    void difference(long height, String block, String expected, String got) {
        add(Finding.difference(height, block, expected, got));
    }

    /** Missing blocks. */
    long gaps() {
        return gaps;
    }

    long differences() {
        return differences;
    }

    List<Finding> kept() {
        return List.copyOf(kept);
    }

    /** Takes back what no longer holds. */
    void removeIf(Predicate<Finding> obsolete) {
        for (Finding finding : List.copyOf(kept)) {
            if (obsolete.test(finding)) {
                kept.remove(finding);
                gaps -= finding.blocks();
                differences -= finding.isGap() ? 0 : 1;
            }
        }
    }
}
