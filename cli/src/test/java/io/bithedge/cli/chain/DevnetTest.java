package io.bithedge.cli.chain;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class DevnetTest {
    /** As devnet/src/http/controlRoutes.ts writes it. */
    private static final String STATUS = """
            {"height":12,"burn_block_height":7,"mempool":3,"pace":{"blockMs":3000,"blockMsAtMost":6000,"burnBlockMs":5000}}""";

    private HttpServer server;
    private volatile String lastPace = "";

    @BeforeEach
    void serve() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/devnet/status", exchange -> {
            byte[] body = STATUS.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.createContext("/devnet/pace", exchange -> {
            lastPace = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write("{}".getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void readsWhereTheChainIs() throws Exception {
        Devnet devnet = new Devnet("http://127.0.0.1:" + server.getAddress().getPort());

        assertThat(devnet.tip()).isEqualTo(new Devnet.Tip(12, 7, 3));
        assertThat(devnet.pace()).isEqualTo(new Devnet.Pace(3000, 6000, 5000));
    }

    /** After a demo blocks come as before it: every 3 to 6 seconds, not every 3. */
    @Test
    void setsThePaceThatItRead() throws Exception {
        Devnet devnet = new Devnet("http://127.0.0.1:" + server.getAddress().getPort());

        devnet.setPace(devnet.pace());

        assertThat(JsonMapper.shared().readTree(lastPace))
                .isEqualTo(
                        JsonMapper.shared().readTree("{\"blockMs\":3000,\"blockMsAtMost\":6000,\"burnBlockMs\":5000}"));
    }
}
