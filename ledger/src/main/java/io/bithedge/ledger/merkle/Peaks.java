package io.bithedge.ledger.merkle;

import java.util.ArrayList;
import java.util.List;

/**
 * The root of the binary tree over a stream of nodes, an odd node moving up as it is. Keeps one node per level, as a binary counter keeps
 * its digits: O(log n).
 */
public final class Peaks<N> {
    private final NodeRule<N> rule;
    private final List<N> peaks = new ArrayList<>();
    private long count;

    public Peaks(NodeRule<N> rule) {
        this.rule = rule;
    }

    public static <N> N root(NodeRule<N> rule, List<N> nodes) {
        Peaks<N> peaks = new Peaks<>(rule);
        nodes.forEach(peaks::add);
        return peaks.root();
    }

    public void add(N next) {
        N node = next;
        for (long carry = count; (carry & 1) == 1; carry >>= 1) {
            node = rule.join(peaks.removeLast(), node);
        }
        peaks.add(node);
        count++;
    }

    /** {@link NodeRule#empty} when nothing was added. */
    public N root() {
        if (peaks.isEmpty()) {
            return rule.empty();
        }
        N node = peaks.getLast();
        for (int i = peaks.size() - 2; i >= 0; i--) {
            node = rule.join(peaks.get(i), node);
        }
        return node;
    }
}
