package io.bithedge.systemtests.faults;

import java.time.Duration;

/**
 * SIGSTOP, and SIGCONT when the others have long taken over. Its sockets stay open meanwhile, and it comes back believing that it is what it
 * was: that nothing it does then counts is seen by one leader, one owner of each seat, a stream without a gap and one transaction a command.
 */
record Frozen(String part) implements Fault {
    /** Six sessions of a member. */
    private static final Duration TIME = Duration.ofSeconds(40);

    @Override
    public String name() {
        return "SIGSTOP of " + part + " for " + TIME.toSeconds() + " s";
    }

    @Override
    public void happen(Cluster cluster) throws Exception {
        cluster.system().freeze(part);
        try {
            Thread.sleep(TIME);
        } finally {
            cluster.system().thaw(part);
        }
    }
}
