package io.bithedge.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.systemtests.CommandLine.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One system from start to end: a small market in which watcher, topology, submitter and signer are killed half-way, then everything stopped
 * and its state lost, then its supervisor killed, then a vault that differs by one unit. Each step begins with what the one before left.
 */
class DemoIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void endsEqualWhenKilledS18StaysEqualWithoutStateContinuesWithoutItsSupervisorAndS17StopsADifference(
            @TempDir Path data) throws Exception {
        try (RunningSystem system = new RunningSystem(data)) {
            Deaths deaths = new Deaths(system);
            Result demo = system.demo(deaths::onLine, "--providers=6", "--policies=8", "--seed=7");
            assertThat(demo.status()).as(demo.text()).isZero();
            deaths.happenedAll();
            strangersReadThePolicies(system, data);
            riskIsWhatWasRecorded(data);
            everyAnswerIsWhatTheDocumentSays(system);
            Dashboards.areTrue(system, data.resolve("prometheus"));

            ReconciliationSteps steps = new ReconciliationSteps(system, data);
            staysEqualWithoutLocalState(system);
            steps.agreesWithTheVault();
            continuesWithTheSameContractsWhenItsSupervisorWasKilled(system, data);
            steps.agreesWithTheVault();
            steps.stopsUntilAnOperatorResolvesIt();
        }
        assertThat(data.resolve("system.json")).doesNotExist();
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

    private static void riskIsWhatWasRecorded(Path data) throws Exception {
        Result risk = CommandLine.run("risk", "--data=" + data);
        assertThat(risk.status()).as(risk.text()).isZero();
        assertThat(risk.text()).contains("recorded    the same");
    }

    /** Every route of docs/openapi.json, asked with ids that the system's own lists give. */
    private static void everyAnswerIsWhatTheDocumentSays(RunningSystem system) throws Exception {
        Result answers = NodeProgram.run("api-contract", "answers.js", system.url("topology"));
        assertThat(answers.status()).as(answers.text()).isZero();
    }

    private static void staysEqualWithoutLocalState(RunningSystem system) throws Exception {
        assertThat(system.down().status()).isZero();
        system.wipeState("topology");
        Result up = system.up();
        assertThat(up.status()).as(up.text()).isZero();
        isEqualToTheChain(system);
    }

    private static void continuesWithTheSameContractsWhenItsSupervisorWasKilled(RunningSystem system, Path data)
            throws Exception {
        String deployment = Files.readString(data.resolve("deployment.json"));
        long broker = system.process("kafka").path("pid").asLong();
        killSupervisor(system);

        Result up = system.up();

        assertThat(up.status()).as(up.text()).isZero();
        assertThat(up.text()).contains("left by a supervisor that was killed");
        assertThat(ProcessHandle.of(broker)).as("the orphaned broker is gone").isEmpty();
        assertThat(Files.readString(data.resolve("deployment.json"))).isEqualTo(deployment);
        system.mine(3);
        isEqualToTheChain(system);
    }

    private static void isEqualToTheChain(RunningSystem system) throws Exception {
        Result replay = system.replay();
        assertThat(replay.status()).as(replay.text()).isZero();
    }

    private static void killSupervisor(RunningSystem system) throws Exception {
        long pid = system.state().path("supervisor").path("pid").asLong();
        Optional<ProcessHandle> supervisor = ProcessHandle.of(pid);
        assertThat(supervisor).isPresent();
        supervisor.get().destroyForcibly();
        supervisor.get().onExit().get(10, TimeUnit.SECONDS);
    }
}
