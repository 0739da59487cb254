package io.bithedge.schemas.connection;

/**
 * On how many brokers the records of our topics are.
 *
 * @param factor brokers that have each record; 0: as the brokers' default says, and nothing is compared.
 * @param minInsyncReplicas of these, so many have a record before it counts as written; 0: as the brokers' default says.
 */
public record Replication(int factor, int minInsyncReplicas) {
    public static final String FACTOR = "bithedge.topics.replication";
    public static final String MIN_INSYNC = "bithedge.topics.min-insync-replicas";

    public static final Replication UNSTATED = new Replication(0, 0);
    /** One broker may be away, and none that counted is lost with another one. */
    public static final Replication SAFE = new Replication(3, 2);

    /** @throws IllegalArgumentException when more are to have a record than do; the message begins with the setting's name. */
    public Replication {
        if (factor < 0 || factor > Short.MAX_VALUE) {
            throw new IllegalArgumentException("%s: expected 1 or more, got %d".formatted(FACTOR, factor));
        }
        if (minInsyncReplicas < 0 || (factor > 0 && minInsyncReplicas > factor)) {
            throw new IllegalArgumentException(
                    "%s: expected 1 to %d, got %d".formatted(MIN_INSYNC, factor, minInsyncReplicas));
        }
    }

    public boolean hasFactor() {
        return factor > 0;
    }

    public boolean hasMinInsync() {
        return minInsyncReplicas > 0;
    }
}
