package io.bithedge.systemtests.faults;

/** {@link Killed}: the watcher that leads. */
record LeaderKilled() implements Fault {
    @Override
    public String name() {
        return "kill -9 of the leading watcher";
    }

    @Override
    public void happen(Cluster cluster) throws Exception {
        new Killed(cluster.leader()).happen(cluster);
    }
}
