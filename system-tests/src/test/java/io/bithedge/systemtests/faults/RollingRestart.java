package io.bithedge.systemtests.faults;

import java.util.List;

/** Every process is asked to end and started again, one after the other, each when the one before is ready. */
record RollingRestart() implements Fault {
    private static final List<String> ORDER = List.of(
            "kafka",
            "kafka-2",
            "kafka-3",
            "registry",
            "signer",
            "chain-watcher",
            "chain-watcher-2",
            "tx-submitter",
            "tx-submitter-2",
            "oracle",
            "topology",
            "topology-2");

    @Override
    public String name() {
        return "rolling restart of all " + ORDER.size();
    }

    @Override
    public void happen(Cluster cluster) throws Exception {
        for (String part : ORDER) {
            cluster.awaitAnother(part, cluster.end(part));
        }
    }
}
