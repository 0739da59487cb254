package io.bithedge.api;

import static io.bithedge.api.ApiServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.EpochWeights;
import io.bithedge.ledger.Tier;
import io.bithedge.ledger.Token;
import io.bithedge.ledger.claim.ClaimTree;
import io.bithedge.ledger.claim.Leaf;
import io.bithedge.pool.view.FakeViews;
import io.bithedge.pool.view.PoolViews.BookLife;
import io.bithedge.pool.view.PoolViews.ProofView;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A proof as a stranger checks it: with the answer, SHA-256 and nothing of ours. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // one server for all tests: it takes longer to start than to ask
class ProofApiTest {
    private static final String HIM = ApiServer.ADDRESS;
    private static final BookId BOOK = new BookId(Token.STX, Tier.BALANCED);
    private static final String ROUTE = "/v1/providers/" + HIM + "/proof";

    @TempDir
    static Path keys;

    private final FakeViews views = new FakeViews();
    private ApiServer server;

    @BeforeAll
    void start() {
        server = ApiServer.start(views, keys);
        EpochWeights weights = EpochWeights.of(new long[] {2, 7}, new long[] {5, 4_096});
        ClaimTree tree = ClaimTree.of(List.of(
                new Leaf(BOOK, HIM, 7, 1_000, 3, 4, weights),
                new Leaf(BOOK, HIM + ".a", 7, 9, 0, 0, weights),
                new Leaf(BOOK, HIM + ".b", 7, 9, 0, 0, weights)));
        views.proofs.put(HIM + "/" + BOOK, new ProofView(tree.proof(HIM).orElseThrow(), tree.root(), FakeViews.AS_OF));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void leadsFromTheMessageToRootAndWeight() throws Exception {
        JsonNode proof = json(server.get(ROUTE + "?token=STX&tier=balanced"));

        byte[] hash = sha256(bytes(proof.path("message")));
        assertThat(hash).isEqualTo(bytes(proof.path("leafHash")));
        BigInteger sum = number(proof.path("leaf").path("weights").get(1).path("weight"));
        for (JsonNode step : proof.path("steps")) {
            byte[] own = node(hash, sum);
            byte[] other = node(bytes(step.path("hash")), number(step.path("sum")));
            boolean isLeft = step.path("left").booleanValue();
            hash = isLeft ? sha256(new byte[] {1}, other, own) : sha256(new byte[] {1}, own, other);
            sum = sum.add(number(step.path("sum")));
        }
        assertThat(hash).isEqualTo(bytes(proof.path("root")));
        assertThat(sum).isEqualTo(number(proof.path("weight"))).isEqualTo(BigInteger.valueOf(3 * 4_096));
        assertThat(proof.path("steps").size()).isGreaterThanOrEqualTo(8);
        assertThat(proof.path("epoch").longValue()).isEqualTo(7);
        assertThat(proof.path("closed").booleanValue()).isFalse();
        assertThat(proof.path("leaf").path("opening").stringValue()).isEqualTo("1000");
        assertThat(proof.path("asOf").path("indexBlockHash").stringValue()).isEqualTo("0xabcd");
    }

    /** For good: whoever keeps it can leave with it when we are long gone. */
    @Test
    void saysThatTheBookIsClosed() throws Exception {
        views.books.add(
                FakeViews.in(FakeViews.book(BOOK, 7, 900), new BookLife(true, Optional.empty(), Optional.empty())));

        assertThat(json(server.get(ROUTE + "?token=STX&tier=balanced"))
                        .path("closed")
                        .booleanValue())
                .isTrue();
        views.books.clear();
    }

    @Test
    void saysInWordsThatThereIsNone() throws Exception {
        HttpResponse<String> answer = server.get(ROUTE + "?token=SBTC&tier=balanced");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(json(answer).path("code").stringValue()).isEqualTo("NO_LEAF");
        assertThat(json(answer).path("detail").stringValue()).contains(HIM, "no leaf in SBTC:balanced");
    }

    @Test
    void refusesWhatItCannotRead() throws Exception {
        assertThat(server.get(ROUTE).statusCode()).isEqualTo(400);
        assertThat(server.get(ROUTE + "?token=DOGE&tier=balanced").statusCode()).isEqualTo(404);
        assertThat(server.get("/v1/providers/ST1/proof?token=STX&tier=balanced").statusCode())
                .isEqualTo(400);
    }

    private static byte[] node(byte[] hash, BigInteger sum) {
        byte[] uint = new byte[17];
        uint[0] = 1;
        byte[] digits = sum.toByteArray();
        System.arraycopy(digits, 0, uint, 17 - digits.length, digits.length);
        return joined(hash, uint);
    }

    private static BigInteger number(JsonNode node) {
        return new BigInteger(node.stringValue());
    }

    private static byte[] bytes(JsonNode node) {
        return HexFormat.of().parseHex(node.stringValue().substring(2));
    }

    private static byte[] sha256(byte[]... parts) throws Exception {
        return MessageDigest.getInstance("SHA-256").digest(joined(parts));
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
