package io.bithedge.oracle;

/** Counts of one feed, written by its thread and read by others. */
public final class Tally {
    private final String name;
    private long published;
    private long refused;
    private String lastRefusal = "";
    private long lastPublishedAtMs;

    public Tally(String name) {
        this.name = name;
    }

    public synchronized void published(int count, long nowMs) {
        published += count;
        if (count > 0) {
            lastPublishedAtMs = nowMs;
        }
    }

    public synchronized void refused(String why) {
        refused++;
        lastRefusal = why;
    }

    public synchronized Feed.FeedStatus status() {
        return new Feed.FeedStatus(name, published, refused, lastRefusal, lastPublishedAtMs);
    }
}
