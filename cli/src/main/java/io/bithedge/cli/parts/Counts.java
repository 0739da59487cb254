package io.bithedge.cli.parts;

import io.bithedge.cli.parts.Instance.Kind;
import java.util.List;
import java.util.stream.Stream;

/**
 * How many processes of each kind there are.
 *
 * @param brokers one, or three that hold each record thrice
 */
public record Counts(int brokers, int topologies, int submitters, int watchers) {
    public static final Counts ONE = new Counts(1, 1, 1, 1);

    /** Less than a majority of which may be away. */
    private static final int QUORUM = 3;

    public Counts {
        if (brokers != 1 && brokers != QUORUM) {
            throw new IllegalArgumentException(
                    "--brokers: expected 1, or %d of which one may be away, got %d".formatted(QUORUM, brokers));
        }
        new Instance(Kind.TOPOLOGY, topologies);
        new Instance(Kind.SUBMITTER, submitters);
        new Instance(Kind.WATCHER, watchers);
    }

    public List<Instance> of(Kind kind) {
        return kind.first(
                switch (kind) {
                    case BROKER -> brokers;
                    case TOPOLOGY -> topologies;
                    case SUBMITTER -> submitters;
                    case WATCHER -> watchers;
                });
    }

    /** All but the first of each kind. */
    Stream<Instance> further() {
        return Stream.of(Kind.values()).flatMap(kind -> of(kind).stream().skip(1));
    }

    /** On how many brokers each record is. */
    public int replication() {
        return brokers;
    }

    /** On how many it must be before it counts: one broker may be away. */
    public int minInsyncReplicas() {
        return brokers == QUORUM ? QUORUM - 1 : 1;
    }
}
