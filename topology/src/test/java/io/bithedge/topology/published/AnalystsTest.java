package io.bithedge.topology.published;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.ledger.AccountView;
import io.bithedge.ledger.Book;
import io.bithedge.ledger.BookId;
import io.bithedge.ledger.BookTotals;
import io.bithedge.ledger.Tier;
import io.bithedge.ledger.Token;
import io.bithedge.schemas.PublicTopics;
import io.bithedge.schemas.Topic;
import io.bithedge.topology.support.Market;
import io.bithedge.topology.support.PoolDriver;
import io.bithedge.topology.support.RandomActs;
import io.bithedge.topology.support.Registry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The queries of docs/analysts.md, word by word, on the public topics of a market: DuckDB's answers are the ledger's. */
class AnalystsTest {
    private static final BookId STX = new BookId(Token.STX, Tier.BALANCED);
    private static final BookId SBTC = new BookId(Token.SBTC, Tier.CONSERVATIVE);
    private static final List<BookId> BOOKS = List.of(STX, SBTC);
    private static final int BLOCKS = 48;
    private static final Pattern QUESTION =
            Pattern.compile("### (\\d+)\\. [^\\n]*\\n(?:(?!###).)*?```sql\\n(.*?)```", Pattern.DOTALL);

    @TempDir
    static Path stateDir;

    private static PoolDriver driver;
    private static Market market;
    private static DuckTables tables;
    private static Map<Integer, String> questions;

    @BeforeAll
    static void trade() throws Exception {
        driver = new PoolDriver(stateDir);
        market = new Market(driver);
        RandomActs acts = new RandomActs(new Random(11), market, BOOKS, new Registry(driver.chain(), market, 500));
        for (int block = 1; block <= BLOCKS; block++) {
            for (int act = 0; act < 3; act++) {
                acts.act();
            }
            driver.chain().burn(1);
            market.endBlock();
            if (block % 6 == 0) {
                market.nextEpoch();
            }
        }
        // Some of it in an epoch that is under way.
        for (int act = 0; act < 9; act++) {
            acts.act();
        }
        market.endBlock();
        tables = new DuckTables();
        for (Topic<?> topic : PublicTopics.ALL) {
            fill(topic);
        }
        questions = QUESTION.matcher(Files.readString(Path.of("../docs/analysts.md")))
                .results()
                .collect(Collectors.toMap(
                        found -> Integer.valueOf(found.group(1)), found -> found.group(2), (a, b) -> a, TreeMap::new));
        for (String statement : question(0).split(";\\s*\\n", -1)) {
            if (!statement.isBlank()) {
                tables.run(statement);
            }
        }
    }

    private static <V extends SpecificRecord> void fill(Topic<V> topic) throws SQLException {
        boolean isState = !topic.about().keyFields().isEmpty();
        tables.fill(
                topic,
                isState
                        ? new Latest<>(driver, topic).rows().values()
                        : driver.output(topic).readValuesToList());
    }

    @AfterAll
    static void stop() throws SQLException {
        tables.close();
        driver.close();
    }

    private static String question(int number) {
        return requireNonNull(questions.get(number), "question " + number);
    }

    private static List<String> answer(int number) throws SQLException {
        return tables.ask(question(number));
    }

    @Test
    void asksTenQuestionsThatAllHaveAnAnswer() throws Exception {
        assertThat(questions.keySet()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        tables.run("set variable provider = '%s'".formatted(somebody()));
        tables.run("set variable height = 9999999");
        for (int number = 1; number <= 10; number++) {
            assertThat(answer(number)).as("question %d", number).isNotEmpty();
        }
    }

    @Test
    void sumsPremiumOfBooks() throws Exception {
        assertThat(tables.ask("select token || ':' || tier, sum(net) from (%s) group by all order by all"
                        .formatted(plain(1))))
                .containsExactlyInAnyOrderElementsOf(BOOKS.stream()
                        .map(id -> id + "|" + market.twin(id).totals().premiumEarned())
                        .toList());
    }

    @Test
    void tellsWhatEveryProviderHas() throws Exception {
        List<String> expected = new ArrayList<>();
        for (BookId id : BOOKS) {
            Book twin = market.twin(id);
            for (String provider : twin.providers()) {
                AccountView it = twin.view(provider);
                expected.add("%s|%s|%d|%d|%d|%d|%d|%d|%d|%d"
                        .formatted(
                                provider,
                                id,
                                it.deposited(),
                                it.pending(),
                                it.locked(),
                                it.losses(),
                                it.available(),
                                it.premiumPending(),
                                it.premiumEarned(),
                                it.premiumWithdrawn()));
            }
        }
        List<String> found = tables.ask("""
                select provider, token || ':' || tier, netDeposits, pendingDeposits, locked, losses, available, premiumPending,
                       premiumEarned, premiumWithdrawn
                from balances_now""");
        assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(expected).hasSizeGreaterThan(8);
    }

    @Test
    void sumsLossesOfProvidersToThoseOfTheBooksButForTheDust() throws Exception {
        long ofProviders = Long.parseLong(
                tables.ask("select sum(losses) from (%s)".formatted(plain(2))).getFirst());
        long ofBooks = BOOKS.stream()
                .mapToLong(id -> market.twin(id).totals().losses())
                .sum();
        assertThat(ofProviders).isBetween(ofBooks, ofBooks + 2 * 7);
    }

    @Test
    void tellsDepositsAtABlockAndUtilisationOfBooks() throws Exception {
        String provider = somebody();
        tables.run("set variable provider = '%s'".formatted(provider));
        tables.run("set variable height = %d".formatted(driver.chain().height()));
        assertThat(answer(5))
                .containsExactlyInAnyOrderElementsOf(BOOKS.stream()
                        .filter(id -> market.twin(id).providers().contains(provider))
                        .map(id -> "%s|%s|%d"
                                .formatted(
                                        id.token().name(),
                                        id.toString().substring(id.toString().indexOf(':') + 1),
                                        market.twin(id).view(provider).deposited()))
                        .toList());
        for (BookId id : BOOKS) {
            BookTotals totals = market.twin(id).totals();
            assertThat(tables.ask("select capital, locked, used, capacity from (%s) where token || ':' || tier = '%s'"
                            .formatted(plain(8), id)))
                    .containsExactly("%d|%d|%d|%d"
                            .formatted(totals.capital(), totals.locked(), totals.used(), totals.capacity()));
        }
    }

    @Test
    void measuresLateness() throws Exception {
        assertThat(answer(10)).containsExactly("[1000.0, 1000.0]");
    }

    /** As a part of another query. */
    private static String plain(int number) {
        return question(number).strip().replaceAll(";$", "");
    }

    private static String somebody() {
        return market.twin(STX).providers().stream().findFirst().orElseThrow();
    }

    @Test
    void namesOnlyFilesThatAnExportWrites() throws IOException {
        String page = Files.readString(Path.of("../docs/analysts.md"));
        assertThat(PublicTopics.ALL).allSatisfy(topic -> assertThat(page).contains("`" + DuckTables.name(topic) + "`"));
    }
}
