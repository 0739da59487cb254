package io.bithedge.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.bithedge.cli.chain.Chain;
import io.bithedge.cli.chain.ChainFailure;
import io.bithedge.cli.follow.PoolContracts;
import io.bithedge.stacks.Network;
import io.bithedge.stacks.address.Principal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The devnet was wiped and the data kept: all books of both chains are zeros, and nothing of that is equal. */
class AnotherChainTest {
    private static final String OURS = "0x" + "aa".repeat(32);
    private static final String OTHER = "0x" + "bb".repeat(32);
    private static final PoolContracts CONTRACTS = PoolContracts.of(
            (Principal.Contract) Principal.parse("ST000000000000000000002AMW42H.liquidity-pool-vault"));

    /** Key: path, value: body. What is not there is 404. */
    private final Map<String, String> answers = new ConcurrentHashMap<>();

    private final List<String> said = new ArrayList<>();
    private HttpServer server;

    @BeforeEach
    void listen() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String body = answers.get(exchange.getRequestURI().getPath());
            byte[] bytes = (body == null ? "{}" : body).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(body == null ? 404 : 200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        answers.put("/v1/books", "{\"books\":[],\"asOf\":{\"height\":5,\"indexBlockHash\":\"%s\"}}".formatted(OURS));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void isToldBeforeAnythingIsCompared() {
        answers.put("/extended/v2/blocks/5", """
                {"canonical":true,"height":5,"hash":"%1$s","index_block_hash":"%1$s","parent_index_block_hash":"%1$s","block_time":1,
                 "tenure_height":5,"burn_block_hash":"%1$s","burn_block_height":9,"burn_block_time":1,"tx_count":0}""".formatted(OTHER));
        isRefused("the running system tells another chain: its block 5 is %s, the chain has %s there"
                .formatted(OURS, OTHER));
    }

    @Test
    void isAlsoOneThatIsShorter() {
        isRefused("the running system tells another chain: its block 5 is %s, the chain has no block there"
                .formatted(OURS));
    }

    private void isRefused(String words) {
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        try (Chain chain = new Chain(url, url, Network.TESTNET, () -> {})) {
            Replay replay = new Replay(CONTRACTS, chain, 1, said::add);
            assertThatThrownBy(() -> replay.run(Optional.of(url), List.of()))
                    .isInstanceOf(ChainFailure.class)
                    .hasMessage(words);
        }
        assertThat(said).isEmpty();
    }
}
