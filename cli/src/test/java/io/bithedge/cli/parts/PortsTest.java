package io.bithedge.cli.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PortsTest {
    @Test
    void countsUpFromTheBase() {
        Ports ports = Ports.of(OptionalInt.of(20_000), Map.of());

        assertThat(ports.of(Port.KAFKA)).isEqualTo(20_000);
        assertThat(ports.of(Port.ORACLE)).isEqualTo(20_007);
    }

    @Test
    void prefersANamedPortOverTheBase() {
        Ports ports = Ports.of(OptionalInt.of(20_000), Map.of("devnet", 4_000));

        assertThat(ports.of(Port.DEVNET)).isEqualTo(4_000);
        assertThat(ports.of(Port.TOPOLOGY)).isEqualTo(20_004);
    }

    @Test
    void namesTheKnownPartsWhenAskedForAnUnknownOne() {
        assertThatThrownBy(() -> Ports.of(OptionalInt.empty(), Map.of("kafak", 1)))
                .hasMessageContaining("kafak")
                .hasMessageContaining("chain-watcher");
    }

    @Test
    void refusesOnePortForTwoParts() {
        assertThatThrownBy(() -> Ports.of(OptionalInt.empty(), Map.of("kafka", 8_080)))
                .hasMessageContaining("8080")
                .hasMessageContaining("kafka")
                .hasMessageContaining("topology");
    }

    @Test
    void refusesAPortThatDoesNotExist() {
        assertThatThrownBy(() -> Ports.of(OptionalInt.of(65_530), Map.of())).hasMessageContaining("65536");
    }

    @Test
    void givesEachFurtherTopologyTwoPortsOfItsOwn() {
        assertThat(Ports.of(OptionalInt.of(20_000), Map.of(), new Counts(1, 3, 1, 1))
                        .byName())
                .containsEntry("topology", 20_004)
                .containsEntry("topology-private", 20_010)
                .containsEntry("topology-2", 20_011)
                .containsEntry("topology-2-private", 20_012)
                .containsEntry("topology-3-private", 20_014);
        assertThat(Ports.of(OptionalInt.empty(), Map.of("topology-2", 9_999), new Counts(1, 2, 1, 1))
                        .byName())
                .containsEntry("topology-2", 9_999)
                .containsEntry("topology-2-private", 9_081);
        assertThat(Ports.of(OptionalInt.of(20_000), Map.of()).byName()).doesNotContainKey("topology-2");
    }

    @Test
    void givesEachFurtherBrokerTwoPortsOfItsOwn() {
        assertThat(Ports.of(OptionalInt.of(20_000), Map.of(), new Counts(3, 1, 1, 1))
                        .byName())
                .containsEntry("kafka", 20_000)
                .containsEntry("kafka-2", 20_011)
                .containsEntry("kafka-2-controller", 20_012)
                .containsEntry("kafka-3-controller", 20_014);
        assertThat(Ports.of(OptionalInt.empty(), Map.of("kafka-2-controller", 9_999), new Counts(3, 1, 1, 1))
                        .byName())
                .containsEntry("kafka-2", 9_192)
                .containsEntry("kafka-2-controller", 9_999)
                .containsEntry("kafka-3", 9_292);
    }

    @Test
    void namesThePortsOfFurtherWatchersAndSubmitters() {
        assertThat(Ports.of(OptionalInt.empty(), Map.of("chain-watcher-2-push", 9_999), new Counts(1, 1, 2, 2))
                        .byName())
                .containsEntry("chain-watcher-2", 8_132)
                .containsEntry("chain-watcher-2-push", 9_999)
                .containsEntry("tx-submitter-2", 8_152);
    }

    @Test
    void refusesBrokersOfWhichNoneMayBeAway() {
        assertThatThrownBy(() -> new Counts(2, 1, 1, 1)).hasMessageContaining("--brokers: expected 1, or 3");
    }

    @Test
    void refusesMoreTopologiesThanThereArePortsFor() {
        assertThatThrownBy(() -> new Counts(1, 9, 1, 1)).hasMessageContaining("--topology: expected 1 to 8, got 9");
    }

    @Test
    void namesThePartThatWantsATakenPort() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ports ports = Ports.of(OptionalInt.empty(), Map.of("registry", other.getLocalPort()));

            assertThat(ports.taken())
                    .anySatisfy(sentence -> assertThat(sentence)
                            .contains("port " + other.getLocalPort())
                            .contains("registry needs it"));
        }
    }
}
