package io.bithedge.cli.chain;

import io.bithedge.cli.parts.HttpProbe;
import io.bithedge.stacks.Txid;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The control routes of devnet: mining by hand, its pace, its faucet. */
public final class Devnet implements BlockMaker {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String url;

    public Devnet(String url) {
        this.url = url;
    }

    @Override
    public void nextBlock() throws InterruptedException {
        mine(0, 1);
    }

    /** Mines burn blocks, each with the first Stacks block of its tenure, then more Stacks blocks. */
    public Mined mine(int burnBlocks, int blocks) throws InterruptedException {
        JsonNode answer = post("/devnet/mine", Map.of("burnBlocks", burnBlocks, "blocks", blocks));
        return new Mined(
                answer.path("height").asLong(), answer.path("burn_block_height").asLong());
    }

    /** Where the chain is after mining. */
    public record Mined(long height, long burnHeight) {}

    /**
     * How blocks come by themselves; 0 is by hand only.
     *
     * @param blockMs between Stacks blocks
     * @param blockMsAtMost above it, each pause is drawn between the two
     * @param burnBlockMs between burn blocks
     */
    public record Pace(int blockMs, int blockMsAtMost, int burnBlockMs) {
        public static final Pace BY_HAND = new Pace(0, 0, 0);
    }

    public void setPace(Pace pace) throws InterruptedException {
        post(
                "/devnet/pace",
                Map.of(
                        "blockMs", pace.blockMs(),
                        "blockMsAtMost", pace.blockMsAtMost(),
                        "burnBlockMs", pace.burnBlockMs()));
    }

    public Pace pace() throws InterruptedException {
        JsonNode pace = status().path("pace");
        return new Pace(
                pace.path("blockMs").asInt(),
                pace.path("blockMsAtMost").asInt(),
                pace.path("burnBlockMs").asInt());
    }

    public Tip tip() throws InterruptedException {
        JsonNode status = status();
        return new Tip(
                status.path("height").asLong(),
                status.path("burn_block_height").asLong(),
                status.path("mempool").asInt());
    }

    /** Where the chain is, and how many transactions wait. */
    public record Tip(long height, long burnHeight, int mempool) {}

    public Txid fundStx(String address, long microStx) throws InterruptedException {
        return fund("stx", address, microStx);
    }

    public Txid fundSbtc(String address, long sats) throws InterruptedException {
        return fund("sbtc", address, sats);
    }

    private Txid fund(String token, String address, long amount) throws InterruptedException {
        Map<String, Object> body = Map.of("address", address, "amount", Long.toString(amount));
        return Txid.parse(
                post("/extended/v1/faucets/" + token, body).path("txId").asString());
    }

    private JsonNode status() throws InterruptedException {
        return answer("/devnet/status", () -> HttpProbe.get(url + "/devnet/status"));
    }

    private JsonNode post(String path, Map<String, Object> body) throws InterruptedException {
        return answer(path, () -> HttpProbe.send("POST", url + path, JSON.writeValueAsString(body)));
    }

    private interface Exchange {
        HttpResponse<String> run() throws IOException, InterruptedException;
    }

    private static JsonNode answer(String path, Exchange exchange) throws InterruptedException {
        try {
            HttpResponse<String> answer = exchange.run();
            if (answer.statusCode() != 200) {
                throw new ChainFailure(
                        "devnet: %s answered %d: %s".formatted(path, answer.statusCode(), answer.body()));
            }
            return JSON.readTree(answer.body());
        } catch (IOException silent) {
            throw new ChainFailure("devnet: %s: %s".formatted(path, silent));
        }
    }
}
