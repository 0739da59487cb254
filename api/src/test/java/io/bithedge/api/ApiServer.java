package io.bithedge.api;

import io.bithedge.ledger.Token;
import io.bithedge.pool.incident.MemoryIncidents;
import io.bithedge.pool.quote.MemoryQuotes;
import io.bithedge.pool.quote.Quoter;
import io.bithedge.pool.transaction.MemoryTransactions;
import io.bithedge.pool.view.FakeViews;
import io.bithedge.pool.view.PoolHealth;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.signing.PrivateKey;
import io.bithedge.stacks.signing.StructuredMessage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.catalina.connector.Connector;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API on a real port, over views in memory. */
public final class ApiServer implements AutoCloseable {
    public static final String ADDRESS = "ST1THWXQ8368SDN2MJGE4BMDKMCHZ2GSVTSQDA7QF";
    static final String DEPLOYER = ADDRESS;
    static final String VAULT = DEPLOYER + ".liquidity-pool-vault";
    static final String REGISTRY = DEPLOYER + ".policy-registry";
    static final String SBTC = "SM3VDXK3WZZSA84XXFKAFAF15NNZX32CTSG82JFQ4.sbtc-token";

    private static final PrivateKey QUOTER = PrivateKey.ofHex("00".repeat(31) + "01");

    final FakeViews views;
    final MemoryQuotes quotes = new MemoryQuotes();
    final MemoryTransactions transactions = new MemoryTransactions();
    final MemoryIncidents incidents;
    /** What the signer says instead of signing. */
    volatile Optional<Quoter.Answer> signerSays = Optional.empty();

    /** Collateral that it signs for in an hour, of each token. */
    volatile OptionalLong signerMostOfHour = OptionalLong.empty();

    volatile PoolHealth.State health = new PoolHealth.State(true, true, "");
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ConfigurableApplicationContext context;
    private final int port;

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(PoolApiConfiguration.class)
    static class Application {}

    private ApiServer(FakeViews views, Class<?> more, List<String> arguments) {
        this.views = views;
        this.incidents = new MemoryIncidents(views);
        this.context = new SpringApplicationBuilder(Application.class, more)
                .initializers(c -> c.getBeanFactory().registerSingleton("poolViews", views))
                .initializers(c -> c.getBeanFactory().registerSingleton("poolHealth", (PoolHealth) () -> health))
                .initializers(c -> c.getBeanFactory().registerSingleton("quotes", quotes))
                .initializers(c -> c.getBeanFactory().registerSingleton("transactions", transactions))
                .initializers(c -> c.getBeanFactory().registerSingleton("incidents", incidents))
                .initializers(c -> c.getBeanFactory().registerSingleton("quoter", new SimulatedSigner()))
                .run(arguments.toArray(String[]::new));
        this.port = Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer())
                .getPort();
    }

    private final class SimulatedSigner implements Quoter {
        @Override
        public Answer sign(ClarityValue message) {
            return signerSays.orElseGet(() -> new Answer.Signed(StructuredMessage.signRsv(QUOTER, message)));
        }

        @Override
        public OptionalLong mostOfHour(Token token) {
            return signerMostOfHour;
        }
    }

    static ApiServer start(Path keys) {
        return start(new FakeViews(), keys);
    }

    /** {@code settings}: as {@code key=value}; they win over those of a devnet. */
    public static ApiServer start(FakeViews views, Path keys, String... settings) {
        return start(views, keys, Application.class, settings);
    }

    /** {@code more}: beans of the test's own. */
    public static ApiServer start(FakeViews views, Path keys, Class<?> more, String... settings) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--bithedge.http.private-port=0",
                "--spring.main.banner-mode=off",
                "--bithedge.contracts.registry=" + REGISTRY,
                "--bithedge.contracts.vault=" + VAULT,
                "--bithedge.contracts.sbtc=" + SBTC,
                "--bithedge.chain.id=2147483648",
                "--bithedge.incidents.operators=" + OperatorWords.OPERATOR,
                "--bithedge.signer.socket=" + keys.resolve("signer.sock")));
        for (String setting : settings) {
            arguments.add("--" + setting);
        }
        return new ApiServer(views, more, arguments);
    }

    public int port() {
        return port;
    }

    /** Of the listener for whoever runs the process. */
    int privatePort() {
        TomcatWebServer web =
                (TomcatWebServer) Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer());
        return Arrays.stream(web.getTomcat().getService().findConnectors())
                .mapToInt(Connector::getLocalPort)
                .filter(it -> it != port)
                .findFirst()
                .orElseThrow();
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    /** Whatever is answered is what the document says. */
    public HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return ApiContract.kept(exchange(request));
    }

    /** Without a look at the packaged document, for whoever writes it anew. */
    public HttpResponse<String> exchange(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    public HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path);
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    public HttpResponse<String> post(String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    public static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    public static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @Override
    public void close() {
        context.close();
    }
}
