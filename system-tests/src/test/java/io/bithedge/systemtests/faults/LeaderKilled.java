package io.bithedge.systemtests.faults;

/** kill -9 of the watcher that leads. */
record LeaderKilled() implements Fault {
    @Override
    public String name() {
        return "kill -9 of the leading watcher";
    }

    @Override
    public void happen(Cluster cluster) throws Exception {
        String leader = cluster.leader();
        cluster.awaitAnother(leader, cluster.kill(leader));
    }
}
