package io.bithedge.topology.http;

import io.bithedge.topology.quote.MemoryQuotes;
import io.bithedge.topology.transaction.MemoryTransactions;
import io.bithedge.topology.view.FakeViews;
import io.bithedge.topology.view.PoolHealth;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API over real HTTP, on views in memory. */
final class ApiServer implements AutoCloseable {
    static final String DEPLOYER = "ST1THWXQ8368SDN2MJGE4BMDKMCHZ2GSVTSQDA7QF";
    static final String VAULT = DEPLOYER + ".liquidity-pool-vault";
    static final String REGISTRY = DEPLOYER + ".policy-registry";
    static final String SBTC = "SM3VDXK3WZZSA84XXFKAFAF15NNZX32CTSG82JFQ4.sbtc-token";

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(PoolApiConfiguration.class)
    static class Application {}

    final FakeViews views = new FakeViews();
    final MemoryQuotes quotes = new MemoryQuotes();
    final MemoryTransactions transactions = new MemoryTransactions();
    private final HttpClient client = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext context;
    private final int port;

    ApiServer(Path keys) throws IOException {
        Files.writeString(keys.resolve("quoter.key"), "00".repeat(31) + "01");
        Files.writeString(keys.resolve("authoriser.key"), "00".repeat(31) + "02");
        context = new SpringApplicationBuilder(Application.class)
                .initializers(c -> c.getBeanFactory().registerSingleton("poolViews", views))
                .initializers(c -> c.getBeanFactory()
                        .registerSingleton("poolHealth", (PoolHealth) () -> new PoolHealth.State(true, true, "")))
                .initializers(c -> c.getBeanFactory().registerSingleton("quotes", quotes))
                .initializers(c -> c.getBeanFactory().registerSingleton("transactions", transactions))
                .run(
                        "--server.port=0",
                        "--spring.main.banner-mode=off",
                        "--bithedge.contracts.registry=" + REGISTRY,
                        "--bithedge.contracts.vault=" + VAULT,
                        "--bithedge.contracts.sbtc=" + SBTC,
                        "--bithedge.chain.id=2147483648",
                        "--bithedge.keys.dir=" + keys);
        port = Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer())
                .getPort();
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return client.send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    @Override
    public void close() {
        context.close();
    }
}
