package io.bithedge.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.systemtests.CommandLine.Result;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A small market on a system that is left in peace, and the same system after it was stopped and lost its state. */
class DemoIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void s18StaysEqualWithTheChainAndTheVaultWithoutLocalState(@TempDir Path data) throws Exception {
        try (RunningSystem system = new RunningSystem(data)) {
            Result demo = system.demo(line -> {}, "--providers=6", "--policies=8", "--seed=7");
            assertThat(demo.status()).as(demo.text()).isZero();
            strangersReadThePolicies(system, data);
            Result risk = CommandLine.run("risk", "--data=" + data);
            assertThat(risk.status()).as(risk.text()).isZero();
            assertThat(risk.text()).contains("recorded    the same");

            assertThat(system.down().status()).isZero();
            system.wipeState("topology");
            Result up = system.up();
            assertThat(up.status()).as(up.text()).isZero();
            Result replay = system.replay();
            assertThat(replay.status()).as(replay.text()).isZero();

            try (ReconciliationSteps steps = new ReconciliationSteps(system, data)) {
                steps.agreesWithTheVault();
            }
        }
    }

    /** Confluent's registry client and a Kafka client in JavaScript see the policies that the export wrote. */
    private static void strangersReadThePolicies(RunningSystem system, Path data) throws Exception {
        Result export = CommandLine.run(
                "export", "--data=" + data, "--topic=policies", "--out=" + data.resolve("policies.parquet"));
        assertThat(export.status()).as(export.text()).isZero();
        Set<String> keys = new HashSet<>();
        for (String line : ForeignConsumer.read(system, "policies.v1")) {
            JsonNode read = JSON.readTree(line);
            assertThat(read.at("/value/policyId").asString())
                    .isEqualTo(read.path("key").asString());
            assertThat(read.at("/value/collateral").asString()).matches("[1-9][0-9]*");
            keys.add(read.path("key").asString());
        }
        assertThat(keys).isNotEmpty();
        assertThat(export.text()).contains(keys.size() + " rows of policies.v1");
    }
}
