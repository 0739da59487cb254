package io.bithedge.watcher.chain;

import java.util.concurrent.atomic.AtomicLong;

/**
 * What strangers put on the chain that we cannot read. It is left as bytes and counted: it concerns none of our contracts, and
 * must not stop or delay what does. Thread-safe.
 */
public final class UnreadTally {
    private final AtomicLong count = new AtomicLong();
    private volatile String last = "";

    public void add(String what) {
        count.incrementAndGet();
        last = what;
    }

    /** Since the start of the process. */
    public long count() {
        return count.get();
    }

    /** The last of them, in words; empty before the first. */
    public String last() {
        return last;
    }
}
