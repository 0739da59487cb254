package io.bithedge.topology.published;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.ledger.AccountView;
import io.bithedge.ledger.Book;
import io.bithedge.ledger.BookId;
import io.bithedge.ledger.BookTotals;
import io.bithedge.schemas.PublicTopics;
import io.bithedge.topology.support.Market;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The queries of docs/analysts.md, word by word, on the public topics of a market: DuckDB's answers are the ledger's. */
class AnalystsTest {
    private static final Pattern QUESTION =
            Pattern.compile("### (\\d+)\\. [^\\n]*\\n(?:(?!###).)*?```sql\\n(.*?)```", Pattern.DOTALL);

    @TempDir
    static Path stateDir;

    private static PublishedMarket published;
    private static Market market;
    private static DuckTables tables;
    private static Map<Integer, String> questions;

    @BeforeAll
    static void prepare() throws Exception {
        published = new PublishedMarket(stateDir, 11);
        market = published.market();
        tables = published.tables();
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

    @AfterAll
    static void stop() throws SQLException {
        published.close();
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
                .containsExactlyInAnyOrderElementsOf(PublishedMarket.BOOKS.stream()
                        .map(id -> id + "|" + market.twin(id).totals().premiumEarned())
                        .toList());
    }

    @Test
    void tellsWhatEveryProviderHas() throws Exception {
        List<String> expected = new ArrayList<>();
        for (BookId id : PublishedMarket.BOOKS) {
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
        long ofBooks = PublishedMarket.BOOKS.stream()
                .mapToLong(id -> market.twin(id).totals().losses())
                .sum();
        assertThat(ofProviders).isBetween(ofBooks, ofBooks + 2 * 7);
    }

    @Test
    void tellsDepositsAtABlockAndUtilisationOfBooks() throws Exception {
        String provider = somebody();
        tables.run("set variable provider = '%s'".formatted(provider));
        tables.run("set variable height = %d".formatted(published.height()));
        assertThat(answer(5))
                .containsExactlyInAnyOrderElementsOf(PublishedMarket.BOOKS.stream()
                        .filter(id -> market.twin(id).providers().contains(provider))
                        .map(id -> "%s|%s|%d"
                                .formatted(
                                        id.token().name(),
                                        id.toString().substring(id.toString().indexOf(':') + 1),
                                        market.twin(id).view(provider).deposited()))
                        .toList());
        for (BookId id : PublishedMarket.BOOKS) {
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
        return market.twin(PublishedMarket.STX).providers().stream().findFirst().orElseThrow();
    }

    @Test
    void namesOnlyFilesThatAnExportWrites() throws IOException {
        String page = Files.readString(Path.of("../docs/analysts.md"));
        assertThat(PublicTopics.ALL)
                .allSatisfy(topic -> assertThat(page).contains("`" + PublicTopics.tableName(topic) + "`"));
    }
}
