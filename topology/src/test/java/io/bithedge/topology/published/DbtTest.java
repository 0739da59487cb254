package io.bithedge.topology.published;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.ledger.BookId;
import io.bithedge.topology.support.Market;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The SQL of examples/dbt on the public topics of a market, in DuckDB. dbt itself does not run here: what it would fill in for a source or
 * another model is a name, and so it is here.
 */
class DbtTest {
    private static final Path PROJECT = Path.of("../examples/dbt");
    private static final Pattern SOURCE = Pattern.compile("\\{\\{ source\\('pool', '(\\w+)'\\) }}");
    private static final Pattern REFERENCE = Pattern.compile("\\{\\{ ref\\('(\\w+)'\\) }}");

    @TempDir
    static Path stateDir;

    private static PublishedMarket published;
    private static Market market;
    private static DuckTables tables;

    @BeforeAll
    static void build() throws Exception {
        published = new PublishedMarket(stateDir, 13);
        market = published.market();
        tables = published.tables();
        tables.run("create table tokens as select token, cast(unit as decimal(9, 8)) as unit from read_csv('%s')"
                .formatted(PROJECT.resolve("seeds/tokens.csv")));
        // No model stands on another one.
        for (Path model : files("models")) {
            tables.run("create view %s as %s".formatted(name(model), rendered(model)));
        }
    }

    private static List<Path> files(String folder) throws IOException {
        try (Stream<Path> all = Files.list(PROJECT.resolve(folder))) {
            return all.filter(file -> file.toString().endsWith(".sql")).sorted().toList();
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".sql", "");
    }

    private static String rendered(Path file) throws IOException {
        String sql = REFERENCE
                .matcher(SOURCE.matcher(Files.readString(file)).replaceAll("$1"))
                .replaceAll("$1");
        assertThat(sql).as("all of %s is filled in", file).doesNotContain("{{", "{%");
        return sql;
    }

    @AfterAll
    static void stop() throws SQLException {
        published.close();
    }

    /** A test of dbt selects what should not be there. */
    @Test
    void itsOwnTestsFindNothing() throws Exception {
        assertThat(files("tests")).hasSizeGreaterThan(3);
        for (Path test : files("tests")) {
            assertThat(tables.ask(rendered(test))).as(name(test)).isEmpty();
        }
    }

    @Test
    void everyModelHasRows() throws Exception {
        assertThat(files("models")).hasSize(5);
        for (Path model : files("models")) {
            assertThat(tables.ask("select * from " + name(model)))
                    .as(name(model))
                    .isNotEmpty();
        }
    }

    /** Base units are the ledger's; a whole token has six or eight decimals of them. */
    @Test
    void writesAmountsInWholeTokensToTheLastUnit() throws Exception {
        for (BookId id : PublishedMarket.BOOKS) {
            assertThat(tables.ask("""
                            select cast(capital / unit as bigint), cast(losses / unit as bigint), cast(premium_earned / unit as bigint)
                            from books_in_tokens join tokens using (token) where token || ':' || tier = '%s'""".formatted(id)))
                    .containsExactly("%d|%d|%d"
                            .formatted(
                                    market.twin(id).totals().capital(),
                                    market.twin(id).totals().losses(),
                                    market.twin(id).totals().premiumEarned()));
        }
    }
}
