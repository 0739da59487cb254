package io.bithedge.systemtests.faults;

/** {@link Frozen}: the watcher that leads. */
record LeaderFrozen() implements Fault {
    @Override
    public String name() {
        return "SIGSTOP of the leading watcher for 40 s";
    }

    @Override
    public void happen(Cluster cluster) throws Exception {
        new Frozen(cluster.leader()).happen(cluster);
    }
}
