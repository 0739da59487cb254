package io.bithedge.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.systemtests.CommandLine.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One system for everything that needs one: a small market in which watcher, topology, submitter and signer are killed half-way; then its
 * supervisor killed and the topology's state lost; then what attackers and silent parts do to it; then a vault that differs by one unit. Each
 * step begins with what the one before left.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Execution(ExecutionMode.SAME_THREAD)
class DemoIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    static Path data = Path.of("");

    private RunningSystem system;
    private DoorSteps doors;
    private ReconciliationSteps reconciliation;

    @BeforeAll
    void prepare() {
        system = new RunningSystem(data);
        doors = new DoorSteps(system);
        reconciliation = new ReconciliationSteps(system, data);
    }

    @AfterAll
    void stop() throws Exception {
        system.close();
        assertThat(data.resolve("system.json")).doesNotExist();
    }

    @Test
    @Order(1)
    void endsEqualThoughServicesAreKilled() throws Exception {
        Deaths deaths = new Deaths(system);
        Result demo = system.demo(deaths::onLine, "--providers=6", "--policies=8", "--seed=7");
        assertThat(demo.status()).as(demo.text()).isZero();
        deaths.happenedAll();
    }

    @Test
    @Order(2)
    void strangersReadWhatItWrote() throws Exception {
        strangersReadThePolicies(system, data);
        ForeignConsumer.answersAsTheApiDoes(system);
        ForeignClients.ask(system);
        theRegistryHasTheCatalogueAndNothingElse(system, data);
        Notebook.isMadeOf(data, Files.createDirectories(data.resolve("notebook")));
        riskIsWhatWasRecorded(data);
        everyAnswerIsWhatTheDocumentSays(system);
        Dashboards.areTrue(system, data.resolve("prometheus"));
    }

    @Test
    @Order(3)
    void s18ContinuesWithoutItsStateAndItsSupervisor() throws Exception {
        String deployment = Files.readString(data.resolve("deployment.json"));
        long broker = system.process("kafka").path("pid").asLong();
        killSupervisor(system);
        await(ProcessHandle.of(system.kill("topology")));
        system.wipeState("topology");

        Result up = system.up(DoorSteps.option());

        assertThat(up.status()).as(up.text()).isZero();
        assertThat(up.text()).contains("left by a supervisor that was killed");
        assertThat(ProcessHandle.of(broker)).as("the orphaned broker is gone").isEmpty();
        assertThat(Files.readString(data.resolve("deployment.json"))).isEqualTo(deployment);
        system.mine(3);
        Result replay = system.replay();
        assertThat(replay.status()).as(replay.text()).isZero();
        reconciliation.agreesWithTheVault();
    }

    @Test
    @Order(4)
    void slowClientsAndOddPathsGetNowhere() throws Exception {
        doors.begin();
        doors.slowClientsStopNeitherTheApiNorHealth();
        doors.oneAddressCannotTakeAllConnections();
        doors.aPathWrittenInAnotherWayLeadsNowhereAndMetricsAreForTheOperator();
    }

    @Test
    @Order(5)
    void silentPartsAreNoticedAndNothingIsSoldMeanwhile() throws Exception {
        doors.begin();
        doors.everyServiceSaysThatTheBrokerIsSilentAndIsUpAgainWithIt();
        doors.theSubmitterSaysThatTheSignerIsSilent();
        doors.nothingIsSoldWhenTheOracleHasStoodStill();
    }

    @Test
    @Order(6)
    void s17StopsAtADifferenceOfOneUnitUntilAnOperatorResolvesIt() throws Exception {
        reconciliation.agreesWithTheVault();
        reconciliation.stopsUntilAnOperatorResolvesIt();
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

    /** Services run without registering anything, and what their stores keep is nobody's business. */
    private static void theRegistryHasTheCatalogueAndNothingElse(RunningSystem system, Path data) throws Exception {
        Result check = CommandLine.run("schemas", "check", "--data=" + data);
        assertThat(check.status()).as(check.text()).isZero();
        Set<String> catalogue = new HashSet<>();
        check.lines().forEach(line -> catalogue.add(line.split(" ", 2)[0]));
        Set<String> there = new HashSet<>();
        JSON.readTree(RunningSystem.get(system.url("registry") + "/apis/ccompat/v7/subjects"))
                .forEach(subject -> there.add(subject.asString()));
        assertThat(there).isEqualTo(catalogue).contains("chain-commands.v1-value", "pool.deposits.v1-value");
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

    private static void killSupervisor(RunningSystem system) throws Exception {
        long pid = system.state().path("supervisor").path("pid").asLong();
        Optional<ProcessHandle> supervisor = ProcessHandle.of(pid);
        assertThat(supervisor).isPresent();
        supervisor.get().destroyForcibly();
        await(supervisor);
    }

    private static void await(Optional<ProcessHandle> ending) throws Exception {
        if (ending.isPresent()) {
            ending.get().onExit().get(1, TimeUnit.MINUTES);
        }
    }
}
