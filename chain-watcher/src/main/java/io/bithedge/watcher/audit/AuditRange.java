package io.bithedge.watcher.audit;

/** The heights to look at, both included. */
public record AuditRange(long from, long to) {
    /** Everything that is published. */
    public static final AuditRange ALL = new AuditRange(0, Long.MAX_VALUE);

    public AuditRange {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException(
                    "expected heights from 0, the first not above the last, got %d to %d".formatted(from, to));
        }
    }

    boolean contains(long height) {
        return height >= from && height <= to;
    }
}
