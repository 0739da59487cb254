package io.bithedge.cli.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryRunTest {
    private static final String GOOD = """
            {"id": "good", "facts": [{"t": "deposit", "provider": "A", "amount": 1000}, \
            {"t": "epoch", "utilisation_bps": 8000}, {"t": "lock", "policy": 1, "collateral": 400, "premium": 40}, \
            {"t": "settle", "policy": 1, "payout": 100}, {"t": "exit", "provider": "A", "amount": 5}]}\
            """;
    // 1000 deposited, 100 lost, 40 earned; 4096000 sub-units. Ratios of 1000 are not exact, so what he gets is a unit
    // less.
    private static final String GOOD_RESULT = "{\"id\":\"good\",\"totals\":{\"epoch\":1,\"capital\":900,\"locked\":0,"
            + "\"losses\":100,\"premiumPending\":0,\"premiumEarned\":40,\"capacity\":800,\"used\":400,\"weight\":4096000},"
            + "\"providers\":{\"A\":{\"deposited\":1000,\"pending\":0,\"exit\":5,\"locked\":0,\"losses\":101,"
            + "\"available\":899,\"limit\":500,\"withdrawn\":0,\"withdrawable\":500,\"premiumPending\":0,"
            + "\"premiumEarned\":39,\"premiumWithdrawn\":0,\"weight\":4096000}}}\n";

    private record Result(int status, String out, String err) {}

    private static Result run(String input) throws IOException {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = new HistoryRun(
                        new BookAnswer(), new BufferedReader(new StringReader(input)), out, new PrintWriter(err, true))
                .run();
        return new Result(status, out.toString(), err.toString());
    }

    @Test
    void printsTotalsAndProviders() throws IOException {
        assertThat(run(GOOD + "\n\n")).isEqualTo(new Result(0, GOOD_RESULT, ""));
    }

    @Test
    void fieldsMayComeInAnyOrderAndResultsAreSkipped() throws IOException {
        assertThat(run("{\"totals\": {\"a\": [1.5]}, \"facts\": [], \"id\": \"x\"}")
                        .out())
                .isEqualTo("{\"id\":\"x\",\"totals\":{\"epoch\":0,\"capital\":0,\"locked\":0,\"losses\":0,"
                        + "\"premiumPending\":0,\"premiumEarned\":0,\"capacity\":0,\"used\":0,\"weight\":0},"
                        + "\"providers\":{}}\n");
    }

    @Test
    void nothingInNothingOut() throws IOException {
        assertThat(run("")).isEqualTo(new Result(0, "", ""));
    }

    @Test
    void refusedFactIsNamedAndOtherHistoriesStillPrint() throws IOException {
        String refused = """
                {"id": "bad", "facts": [{"t": "deposit", "provider": "A", "amount": 1000}, \
                {"t": "lock", "policy": 1, "collateral": 1, "premium": 0}]}
                """;
        assertThat(run(refused + GOOD))
                .isEqualTo(new Result(
                        1,
                        GOOD_RESULT,
                        "line 1, history bad, facts[1] (lock): lock of policy 1: expected at most 0 of capacity 0 left, "
                                + "got 1 (CAPACITY_EXCEEDED)"
                                + System.lineSeparator()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'t':'withdraw','provider':'B','capital':0,'premium':0} | (withdraw): withdrawal of B: expected a provider with facts",
                "{'t':'withdraw','provider':'A','capital':11,'premium':0} | expected at most 10 free in the book, got 11",
                "{'t':'withdraw','provider':'A','capital':0,'premium':1} | expected at most 0 premium earned in the book, got 1",
                "{'t':'settle','policy':1,'payout':0} | (settle): settlement of policy 1: expected a live lock, got none",
                "{'t':'void','policy':1} | (void): void of policy 1: expected a live lock, got none",
                "{'t':'close'} | (close): closing of the book: expected burn height 1 or more (EPOCH_NOT_OVER)",
                "{'t':'deposit','provider':'A','amount':2251799813685248} | expected 0 to 2^51 - 1, got 2251799813685248",
                "{'t':'deposit','provider':'A','amount':-1} | amount: expected 0 to 2^63 - 1, got -1",
                "{'t':'deposit','provider':'A','amount':9223372036854775808} | amount: expected 0 to 2^63 - 1, got 922337203685",
                "{'t':'deposit','provider':'A','amount':1.0} | amount: expected a whole number or a string, got 1.0",
                "{'t':'deposit','provider':'A','amount':true} | amount: expected a whole number or a string, got true",
                "{'t':'deposit','provider':'A','amount':'1'} | amount: expected a whole number, got a string",
                "{'t':'deposit','provider':7,'amount':1} | provider: expected a string, got a number",
                "{'t':'deposit','amount':1} | provider: expected a string, got none",
                "{'t':'deposit','provider':'A'} | amount: expected a whole number, got none",
                "{'t':'deposit','provider':'A','amount':1,'amount':2} | amount: expected once, got it twice",
                "{'t':'deposit','provider':'A','amount':1,'tip':2} | expected only the fields of \"deposit\", got also tip",
                "{'t':'deposit','provider':['A'],'amount':1} | provider: expected a whole number or a string, got a list",
                "{'t':'burn'} | t: expected deposit, exit, withdraw, cutoff, epoch, lock, settle, void or close, got \"burn\"",
                "{} | t: expected a string, got none",
                "7 | expected an object, got 7",
                "{'t':'epoch' | malformed JSON at column",
            })
    void badFactIsNamedWithItsPlace(String fact, String expected) throws IOException {
        String line = "{'id':'h','facts':[{'t':'deposit','provider':'A','amount':10},%s]}".formatted(fact);
        Result result = run(line.replace('\'', '"'));
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .startsWith("line 1, history h")
                .contains(expected)
                .satisfies(text -> assertThat(text.lines()).hasSize(1));
        if (!expected.startsWith("malformed")) {
            assertThat(result.err()).contains("facts[1]");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "nonsense | line 1: malformed JSON at column",
                "[] | line 1: expected an object",
                "{'facts':[]} | line 1: expected an id, got none",
                "{'id':'h'} | line 1, history h: expected a list of facts, got none",
                "{'id':7,'facts':[]} | line 1: id: expected a string, got 7",
                "{'id':'h','facts':{}} | line 1, history h: facts: expected a list, got an object",
                "{'id':'h','id':'i','facts':[]} | line 1, history h: expected one field id, got a second one",
                "{'id':'h','facts':[]} {} | line 1, history h: expected one object a line, got more behind it",
                "{'id':'h','facts':[ | line 1, history h: malformed JSON at column",
            })
    void lineThatIsNoHistoryIsNamed(String line, String expected) throws IOException {
        Result result = run(line.replace('\'', '"') + "\n" + GOOD);
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.out()).isEqualTo(GOOD_RESULT);
        assertThat(result.err())
                .startsWith(expected)
                .satisfies(text -> assertThat(text.lines()).hasSize(1));
    }
}
