package io.bithedge.ledger.merkle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A node, and when the traced node is below it, the siblings on the way up to here. A proof is the same fold as the root, with traced
 * nodes in the place of nodes.
 */
public record Traced<N>(N node, Optional<List<Sibling<N>>> path) {
    /** The other child of the node above, and on which side that is. */
    public record Sibling<N>(N node, boolean isLeft) {}

    /** The node whose way up is asked for. */
    public static <N> Traced<N> start(N node) {
        return new Traced<>(node, Optional.of(List.of()));
    }

    public static <N> Traced<N> other(N node) {
        return new Traced<>(node, Optional.empty());
    }

    public static <N> NodeRule<Traced<N>> rule(NodeRule<N> rule) {
        return new NodeRule<>() {
            @Override
            public Traced<N> join(Traced<N> left, Traced<N> right) {
                Optional<List<Sibling<N>>> path = left.path
                        .map(below -> above(below, new Sibling<>(right.node, false)))
                        .or(() -> right.path.map(below -> above(below, new Sibling<>(left.node, true))));
                return new Traced<>(rule.join(left.node, right.node), path);
            }

            @Override
            public Traced<N> empty() {
                return other(rule.empty());
            }
        };
    }

    /** The siblings from the node at {@code index} to the top. */
    public static <N> List<Sibling<N>> path(NodeRule<N> rule, List<N> nodes, int index) {
        Peaks<Traced<N>> peaks = new Peaks<>(rule(rule));
        for (int i = 0; i < nodes.size(); i++) {
            peaks.add(i == index ? start(nodes.get(i)) : other(nodes.get(i)));
        }
        return peaks.root().path().orElseThrow();
    }

    private static <N> List<Sibling<N>> above(List<Sibling<N>> below, Sibling<N> next) {
        List<Sibling<N>> path = new ArrayList<>(below);
        path.add(next);
        return path;
    }
}
