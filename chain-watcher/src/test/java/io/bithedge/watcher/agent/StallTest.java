package io.bithedge.watcher.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.bithedge.stacks.client.ApiClient;
import io.bithedge.stacks.client.ClientException;
import io.bithedge.stacks.client.ClientSettings;
import io.bithedge.stacks.client.RetryPolicy;
import io.bithedge.watcher.chain.SourceException;
import io.bithedge.watcher.chain.SourceTip;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Why nothing goes on, in words. */
class StallTest {
    private static final Instant NOW = Instant.parse("2026-01-01T10:00:00Z");

    @Test
    void saysUntilWhenTheServerRefuses() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("retry-after", "90");
            exchange.sendResponseHeaders(429, -1);
            exchange.close();
        });
        server.start();
        ClientSettings options = ClientSettings.of(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .withRetries(new RetryPolicy(1, Duration.ZERO, Duration.ZERO, Duration.ofSeconds(5)));
        try (ApiClient api = new ApiClient(options)) {
            api.blockByHeight(1);
            throw new AssertionError("expected a refusal");
        } catch (ClientException e) {
            Stall stall = Stall.of(new SourceException("wrapped", e), NOW);

            assertThat(stall.words()).startsWith("the API answers 429 (too many requests) until 2026-01-01T10:01:30Z");
            assertThat(stall.retryAt(NOW.plusMillis(500))).isEqualTo(NOW.plusSeconds(90));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void takesTheWordsOfAnyOtherFailureAndThePlannedDelay() {
        Stall stall = Stall.of(new SourceException("no route to the API"), NOW);

        assertThat(stall.words()).isEqualTo("no route to the API");
        assertThat(stall.retryAt(NOW.plusMillis(500))).isEqualTo(NOW.plusMillis(500));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    # minutes since the last block, burn blocks since, remark
                    9,  3, ''
                    14, 2, no Stacks block since 14 min although 2 burn blocks came
                    14, 0, neither a Stacks block nor a burn block since 14 min: the node may stand still
                    """)
    void remarksThatTheChainStandsStill(int minutes, int burnBlocks, String remark) {
        QuietWatch watch = new QuietWatch(Duration.ofMinutes(10), NOW.minusSeconds(3_600));
        watch.observe(new SourceTip(5, 100), NOW);
        Instant later = NOW.plus(Duration.ofMinutes(minutes));
        // A backend that is behind is no new block.
        watch.observe(new SourceTip(4, 100), later);
        watch.observe(new SourceTip(5, 100 + burnBlocks), later);

        assertThat(watch.remark(later)).isEqualTo(remark);
        watch.observe(new SourceTip(6, 103), later);
        assertThat(watch.remark(later)).isEmpty();
    }
}
