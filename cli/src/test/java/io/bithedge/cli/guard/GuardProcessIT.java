package io.bithedge.cli.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bithedge.cli.Main;
import io.bithedge.cli.chain.Deployer;
import io.bithedge.cli.chain.Role;
import io.bithedge.cli.follow.ClaimPool;
import io.bithedge.ledger.BookId;
import io.bithedge.stacks.Bytes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command as its keeper runs it: a process of its own that may be killed at any moment. */
class GuardProcessIT {
    private static final String BOOK = "STX:balanced";

    @TempDir
    Path data;

    private final List<Process> started = new ArrayList<>();
    private ClaimPool pool;

    @BeforeEach
    void start() throws Exception {
        pool = new ClaimPool(data, 10, new Deployer.Delays(3, 30));
        pool.deposit("irene", BOOK, 70_000_000_001L);
        pool.finish(BOOK);
    }

    @AfterEach
    void stop() {
        started.forEach(process -> process.destroyForcibly().onExit().join());
        pool.close();
    }

    @Test
    void vetoesThoughItWasKilledInBetween() throws Exception {
        Path alarms = data.resolve("alarms");
        Path status = data.resolve("guard.json");
        hold(pool.role(Role.GUARDIAN).address().toString());
        lie();
        Process first = guard(
                "--alarm-command", "echo $BITHEDGE_INCIDENT_CODE >> " + alarms, "--status-file", status.toString());
        await().forever().until(() -> pool.devnet().devnet().tip().mempool() > 0);
        first.destroyForcibly().onExit().join();
        Files.deleteIfExists(status);

        guard("--alarm-command", "echo $BITHEDGE_INCIDENT_CODE >> " + alarms, "--status-file", status.toString());
        await().forever().until(() -> json(status).path("vetoes").size() == 1);
        await().forever().until(() -> Files.exists(alarms));
        hold();
        pool.devnet().devnet().nextBlock();
        await().forever().until(() -> json(status).path("ok").asBoolean(false));

        assertThat(pool.book(BOOK).proposal()).isEmpty();
        assertThat(Files.readAllLines(alarms)).containsOnly("FALSE_PROPOSAL").isNotEmpty();
        assertThat(json(status).path("incidents").isEmpty()).isTrue();
    }

    /** For a keeper who looks now and then, or from a timer. */
    @Test
    void looksOnceAndSaysWhatItSawByItsStatus() throws Exception {
        assertThat(once()).isZero();
        lie();
        assertThat(once()).isEqualTo(1);
        pool.devnet().devnet().nextBlock();
        assertThat(pool.book(BOOK).proposal()).isEmpty();
        assertThat(once()).isZero();
    }

    @Test
    void refusesARoleThatCannotBeVetoed() {
        assertThat(Main.line().execute(arguments("--once", "--veto-roles", "guardian")))
                .isEqualTo(2);
    }

    private int once() {
        return Main.line().execute(arguments("--once"));
    }

    private String[] arguments(String... more) {
        return Stream.concat(
                        Stream.of(
                                "guard",
                                "--node",
                                pool.devnet().url(),
                                "--vault",
                                pool.contracts().vault().toString(),
                                "--key-file",
                                pool.keyFile(data, Role.GUARDIAN).toString(),
                                "--start-height",
                                Long.toString(pool.deployment().startHeight()),
                                "--interval-ms",
                                "100",
                                "--behind-minutes",
                                "0"),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    private Process guard(String... more) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName()));
        command.addAll(List.of(arguments(more)));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        data.resolve("guard-%d.log".formatted(started.size())).toFile())
                .start();
        started.add(process);
        return process;
    }

    private void lie() throws Exception {
        var expected = pool.book(BOOK).expected().orElseThrow();
        pool.propose(
                pool.role(Role.ALLOCATOR),
                ClaimPool.opening(
                        BookId.parse(BOOK).orElseThrow(),
                        1,
                        expected.weight() + 1,
                        expected.capacity(),
                        Bytes.copyOf(expected.root().bytes())));
    }

    private void hold(String... senders) throws Exception {
        pool.devnet().control("/devnet/mempool/rules", Map.of("holdSenders", List.of(senders)));
    }

    private static JsonNode json(Path file) throws Exception {
        return Files.exists(file)
                ? JsonMapper.shared().readTree(Files.readString(file))
                : JsonMapper.shared().createObjectNode();
    }
}
