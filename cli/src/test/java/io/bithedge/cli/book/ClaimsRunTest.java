package io.bithedge.cli.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ClaimsRunTest {
    private static final Path VECTORS = Path.of("../ledger/src/test/resources/claim_vectors.jsonl");
    private static final String PROVIDER = "ST18DW6YQ1BWNJS61XDJJ05ZS9NBABC4T446FRCPQ";
    private static final String HEAD = "{'id':'h','token':'STX','tier':'balanced',";
    private static final String GOOD = HEAD + "'facts':[],'ends':[{'t':'cutoff'},{'t':'close'}]}";

    private record Result(int status, String out, String err) {}

    private static Result run(String input) throws IOException {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        BufferedReader in = new BufferedReader(new StringReader(input));
        int status = new HistoryRun(new ClaimsAnswer(), in, out, new PrintWriter(err, true)).run();
        return new Result(status, out.toString(), err.toString());
    }

    /** Fields and their order too: all that the reference printed but what was asked. */
    @Test
    void everyLineOfTheReferenceComesOutAsItPrintedIt() throws IOException {
        JsonMapper json = new JsonMapper();
        List<String> lines = Files.readAllLines(VECTORS);
        Result result = run(String.join("\n", lines));
        assertThat(result.err()).isEmpty();
        assertThat(result.status()).isZero();
        List<String> out = result.out().lines().toList();
        assertThat(out).hasSameSizeAs(lines);
        for (int i = 0; i < out.size(); i++) {
            ObjectNode expected = (ObjectNode) json.readTree(lines.get(i));
            expected.remove(List.of("token", "tier", "facts", "stale", "ends"));
            JsonNode got = json.readTree(out.get(i));
            assertThat(got).isEqualTo(expected);
            assertThat(got.toString()).isEqualTo(expected.toString());
        }
    }

    @Test
    void historyWithoutFactsHasTheEmptyRootAndNobody() throws IOException {
        String rows = "'epoch':'0','capital':'0','locked':'0','premiumPending':'0','premiumEarned':'0','capacity':'0',"
                + "'used':'0','weight':'0','root':'" + "0".repeat(64) + "','closed':%s},'vintages':{'0':{'weight':'0',"
                + "'locked':'0','losses':'0','premiumEarned':'0','premiumPending':'0'}},'accounts':{},'claims':{}}";
        String expected = "{'id':'h','openings':[],'leaves':{},'tip':{'book':{" + rows.formatted("false")
                + ",'closed':{'book':{" + rows.formatted("true") + "}\n";
        assertThat(run(json(GOOD))).isEqualTo(new Result(0, json(expected), ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'facts':[{'t':'deposit','provider':'P1','amount':1}],'ends':[] | facts[0]: provider: expected a Stacks address (S, a version and c32 digits), got P1",
                "'facts':[],'ends':[{'t':'cutoff'},{'t':'deposit','provider':'ST1','amount':1}] | ends[1]: provider: expected a Stacks address",
                "'facts':[],'ends':[{'t':'close'}] | ends[0] (close): closing of the book: expected burn height 1 or more (EPOCH_NOT_OVER)",
                "'facts':[],'ends':[{'t':'cutoff'},{'t':'close'},{'t':'epoch','utilisation_bps':8000}] | ends[2] (epoch): opening of epoch 1: expected a book that is not closed for good (BOOK_CLOSED)",
                "'facts':[],'ends':[{'t':'cutoff'},{'t':'close'},{'t':'deposit','provider':'" + PROVIDER
                        + "','amount':1}] | ends[2] (deposit): deposit of " + PROVIDER
                        + ": expected a book that is not closed for good",
                "'facts':[{'t':'cutoff'},{'t':'cutoff'}],'ends':[] | facts[1] (cutoff): cut-off of epoch 0: expected an open epoch, got one that is over (EPOCH_OVER)",
                "'facts':[{'t':'deposit','provider':'" + PROVIDER + "','amount':1},{'t':'withdraw','provider':'"
                        + PROVIDER
                        + "','capital':2,'premium':0}],'ends':[] | facts[1] (withdraw): withdrawal of " + PROVIDER
                        + ": expected at most 1 free in the book, got 2 (BALANCE_NEGATIVE)",
                "'facts':[],'ends':[{'t':'void','policy':1}] | ends[0] (void): void of policy 1: expected a live lock, got none (LOCK_UNKNOWN)",
                "'facts':[] | expected a list of ends, got none",
                "'ends':[] | expected a list of facts, got none",
                "'facts':[],'ends':{} | ends: expected a list, got an object",
                "'facts':[],'ends':[7] | ends[0]: expected an object, got 7",
                "'facts':[],'ends':[{'t':'cutoff','policy':1}] | ends[0]: expected only the fields of \"cutoff\", got also policy",
                "'facts':[],'ends':[],'tier':'balanced' | expected one field tier, got a second one",
            })
    void badHistoryIsNamedWithItsPlaceAndNothingOfItIsPrinted(String fields, String expected) throws IOException {
        Result result = run(json(HEAD + fields + "}\n" + GOOD));
        assertThat(result.err())
                .startsWith("line 1, history h")
                .contains(expected)
                .satisfies(text -> assertThat(text.lines()).hasSize(1));
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.out()).isEqualTo(run(json(GOOD)).out());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'id':'h','facts':[],'ends':[]} | line 1, history h: expected a token, got none",
                "{'id':'h','token':'STX','facts':[],'ends':[]} | line 1, history h: expected a tier, got none",
                "{'id':'h','token':7,'tier':'balanced','facts':[],'ends':[]} | line 1, history h: token: expected a string, got 7",
                "{'id':'h','token':'BTC','tier':'balanced','facts':[],'ends':[]} | got token \"BTC\", tier \"balanced\"",
                "[] | line 1: expected an object {\"id\", \"token\", \"tier\", \"facts\", \"ends\"}, got a list",
            })
    void lineThatIsNoHistoryIsNamed(String line, String expected) throws IOException {
        Result result = run(json(line));
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .contains(expected)
                .satisfies(text -> assertThat(text.lines()).hasSize(1));
    }

    /** A leaf names 400 vintages at most: policy 1 of epoch 1 lives until the opening of epoch 400 is refused. */
    @Test
    void epochDoesNotOpenWhileAVintageOf399EpochsBeforeHasAPolicy() throws IOException {
        StringBuilder facts = new StringBuilder("'facts':[{'t':'deposit','provider':'" + PROVIDER + "','amount':1000},"
                + "{'t':'epoch','utilisation_bps':8000},{'t':'lock','policy':1,'collateral':1,'premium':1}");
        facts.append(",{'t':'epoch','utilisation_bps':8000}".repeat(398));
        Result fits = run(json(HEAD + facts + "],'ends':[]}"));
        assertThat(fits.err()).isEmpty();
        // Vintages without policies are folded, but for the one whose epoch just ended.
        assertThat(new JsonMapper()
                        .readTree(fits.out())
                        .at("/leaves/" + PROVIDER + "/weights")
                        .toString())
                .matches("\\[\\[\"1\",\"\\d+\"\\],\\[\"398\",\"\\d+\"\\],\\[\"399\",\"\\d+\"\\]\\]");
        facts.append(",{'t':'epoch','utilisation_bps':8000}");
        assertThat(run(json(HEAD + facts + "],'ends':[]}")).err())
                .contains("facts[401] (epoch): opening of epoch 400: expected no live policy of epoch 1, got 1 locked");
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }
}
