package io.bithedge.systemtests.faults;

/** kill -9 of a process, which its supervisor starts again at once. */
record Killed(String part) implements Fault {
    @Override
    public String name() {
        return "kill -9 of " + part;
    }

    @Override
    public void happen(Cluster cluster) throws Exception {
        long before = cluster.kill(part);
        cluster.awaitAnother(part, before);
    }
}
