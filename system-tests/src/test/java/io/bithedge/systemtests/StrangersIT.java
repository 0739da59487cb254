package io.bithedge.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bithedge.systemtests.CommandLine.Result;
import io.bithedge.systemtests.PoolAnswers.Question;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Heavy programs of others read every public topic of a market that stands still while some policies live and some have ended: Kafka Connect
 * writes them into PostgreSQL, Flink SQL reads them as tables. Both answer the ten questions of docs/analysts.md as the API does, to the unit.
 */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StrangersIT {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    /** Of twelve policies; those behind it live. */
    private static final String HALF_WAY = "policy 7 ends";

    private static final Pattern EXPORTED = Pattern.compile("(\\d+) rows of pool\\.([a-z-]+)\\.v1 .*");
    private static final Pattern NUMBER = Pattern.compile("[-+.0-9E]+");
    private static final List<String> TABLES = List.of(
            "deposits",
            "exit_requests",
            "withdrawals",
            "epochs_opened",
            "policies_created",
            "policies_closed",
            "premiums_earned",
            "prices_recorded",
            "blocks",
            "books",
            "vintages",
            "policies",
            "balances",
            "weights",
            "snapshots",
            "exposure");
    /** Behind the ten questions, in words that both engines know. */
    private static final List<String> MORE = List.of(
            "SELECT * FROM balances_now",
            TABLES.stream()
                    .map(table -> "SELECT '%1$s' AS topic, COUNT(*) AS n FROM %1$s".formatted(table))
                    .collect(Collectors.joining(" UNION ALL ")),
            "SELECT provider, token, tier, epoch FROM weights",
            "SELECT token, tier, epoch, expirationBurnHeight, strikeUsdE8, coverageClass FROM exposure");

    private static final int LATENESS = 9;
    private static final int COUNTS = 11;
    private static final int WEIGHTS = 12;
    private static final int EXPOSURE = 13;

    @TempDir
    static Path data = Path.of("");

    private RunningSystem system;
    private PoolAnswers pool;
    private Map<String, String> exported = Map.of();
    private List<Answer> fromPostgres = List.of();

    @BeforeAll
    void playHalfAMarket() throws Exception {
        system = new RunningSystem(data.resolve("system"));
        pool = new PoolAnswers(system);
        try {
            system.demo(StrangersIT::stopHalfWay, "--providers=6", "--policies=12", "--seed=7");
        } catch (HalfWay reached) {
            // From here on blocks come by hand, and an answer stays what it is.
            assertThat(system.down().status()).isZero();
        }
        Result up = system.up();
        assertThat(up.status()).as(up.text()).isZero();
    }

    @AfterAll
    void stop() throws Exception {
        pool.close();
        system.close();
    }

    private static final class HalfWay extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private static void stopHalfWay(String line) {
        if (line.contains(HALF_WAY)) {
            throw new HalfWay();
        }
    }

    @Test
    @Order(1)
    void connectWritesEveryPublicTopicIntoPostgres() throws Exception {
        Path folder = Files.createDirectories(data.resolve("connect"));
        try (PostgresCluster database = PostgresCluster.start();
                ConnectWorker worker = ConnectWorker.start(system, database, folder)) {
            await().atMost(PATIENCE)
                    .failFast("a sink has failed", worker::hasFailed)
                    .ignoreExceptions()
                    .untilAsserted(() -> {
                        List<Answer> answers = database.ask(questions(folder), pool.asked());
                        isWhatThePoolSays(answers);
                        exported = exported();
                        assertThat(answers.get(COUNTS).sums("topic", "n")).isEqualTo(exported);
                        hasWhatIsHeldAndNothingThatWasTakenBack(answers);
                        fromPostgres = answers;
                    });
        }
        exported.forEach((table, rows) -> System.out.printf("%s %s rows in PostgreSQL%n", table, rows));
    }

    @Test
    @Order(2)
    void flinkReadsEveryPublicTopic() throws Exception {
        Path folder = Files.createDirectories(data.resolve("flink"));

        List<Answer> answers = FlinkClient.ask(system, pool.asked(), MORE, folder);

        isWhatThePoolSays(answers);
        assertThat(answers.get(COUNTS).sums("topic", "n")).isEqualTo(exported);
        hasWhatIsHeldAndNothingThatWasTakenBack(answers);
        assertThat(answers.getFirst().sums("token tier day", "gross fee net"))
                .isEqualTo(fromPostgres.getFirst().sums("token tier day", "gross fee net"));
        // No row is of a block that is still to come.
        assertThat(lateness(answers)).isEqualTo(lateness(fromPostgres)).allMatch(ms -> ms > 0);
    }

    /** The market has all that the questions are about, and none was skipped. */
    private void isWhatThePoolSays(List<Answer> answers) throws Exception {
        assertThat(answers).hasSize(EXPOSURE + 1);
        Set<String> providers = Question.BALANCES.of(answers).only("provider").stream()
                .map(List::getFirst)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(providers).hasSize(6);
        for (Question question : Question.values()) {
            Answer expected = pool.answer(question, pool.asked(), providers);
            assertThat(question.sums(question.of(answers))).as("%s", question).isEqualTo(question.sums(expected));
        }
    }

    /** Key by key: a row that was there and is not any more is gone in the table too. */
    private void hasWhatIsHeldAndNothingThatWasTakenBack(List<Answer> answers) throws Exception {
        StateKeys weights = keys("pool.weights");
        StateKeys exposure = keys("pool.exposure");
        assertThat(exposure.takenBack()).as("the market has ended policies").isNotEmpty();
        weights.areThoseOf(answers.get(WEIGHTS));
        exposure.areThoseOf(answers.get(EXPOSURE));
        System.out.printf(
                "weights: %d keys held, %d taken back; exposure: %d held, %d taken back%n",
                weights.held().size(),
                weights.takenBack().size(),
                exposure.held().size(),
                exposure.takenBack().size());
    }

    private StateKeys keys(String topic) throws IOException, InterruptedException {
        return StateKeys.of(data.resolve("system"), topic, Files.createDirectories(data.resolve("keys")));
    }

    private static Path questions(Path folder) throws IOException {
        Path questions = Strangers.example("connect/questions.sql", folder, Map.of());
        return Files.writeString(questions, Files.readString(questions) + String.join(";\n", MORE) + ";\n");
    }

    /** How many rows our own files have, by the name of the table. */
    private Map<String, String> exported() throws IOException, InterruptedException {
        Result export = CommandLine.run(
                "export", "--data=" + data.resolve("system"), "--all", "--out=" + data.resolve("export"));
        assertThat(export.status()).as(export.text()).isZero();
        Map<String, String> rows = new TreeMap<>();
        export.lines().stream()
                .map(EXPORTED::matcher)
                .filter(Matcher::matches)
                .forEach(line -> rows.put(line.group(2).replace('-', '_'), "[" + line.group(1) + "]"));
        assertThat(rows.keySet()).containsExactlyInAnyOrderElementsOf(TABLES);
        return rows;
    }

    /** Two numbers of milliseconds, in the brackets of either engine. */
    private static List<Long> lateness(List<Answer> answers) {
        String cell = answers.get(LATENESS).rows().getFirst().getFirst();
        return NUMBER.matcher(cell)
                .results()
                .map(number -> Math.round(Double.parseDouble(number.group())))
                .toList();
    }
}
