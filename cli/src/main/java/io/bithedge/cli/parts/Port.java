package io.bithedge.cli.parts;

import java.util.Arrays;
import java.util.Optional;

/** Every port of the system, with the number it has unless set otherwise. The order is that of `--port-base`. */
public enum Port {
    KAFKA("kafka", 9092),
    KAFKA_CONTROLLER("kafka-controller", 9093),
    REGISTRY("registry", 8081),
    DEVNET("devnet", 3999),
    TOPOLOGY("topology", 8080),
    CHAIN_WATCHER("chain-watcher", 8101),
    TX_SUBMITTER("tx-submitter", 8102),
    ORACLE("oracle", 8103),
    /** Where the devnet pushes what happens to the watcher. */
    WATCHER_PUSH("watcher-push", 8110),
    /** The second address of the devnet: for users, when a test makes trouble at the one of the services. */
    DEVNET_MIRROR("devnet-mirror", 4000),
    /** Health and metrics of the topology, for this machine only. */
    TOPOLOGY_PRIVATE("topology-private", 9080);

    private final String partName;
    private final int standard;

    Port(String partName, int standard) {
        this.partName = partName;
        this.standard = standard;
    }

    public String partName() {
        return partName;
    }

    int standard() {
        return standard;
    }

    static Optional<Port> named(String name) {
        return Arrays.stream(values())
                .filter(port -> port.partName.equals(name))
                .findFirst();
    }
}
