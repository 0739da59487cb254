package io.bithedge.watcher.push;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.bithedge.stacks.client.ClientException;
import io.bithedge.watcher.sink.ChainLog;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The address a node's observer is pointed at. Says 200, and nothing but 200, when the push is durable; anything else makes the
 * node send it again, without end and before everything that comes after it.
 */
public final class ObserverServer implements AutoCloseable {
    private static final int OK = 200;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int TOO_LARGE = 413;
    private static final int NOT_TAKEN = 500;
    private static final int THREADS = 4;

    private final PushIntake intake;
    private final BodyLimits limits;
    private final HttpServer server;
    private final ExecutorService threads;

    /** How large a body may be, and the folder where one lies that is too large to be held in memory. */
    public record BodyLimits(long maxBytes, Path folder) {}

    private record Answer(int status, String text) {}

    private ObserverServer(PushIntake intake, HttpServer server, BodyLimits limits) {
        this.intake = intake;
        this.server = server;
        this.limits = limits;
        this.threads = Executors.newFixedThreadPool(
                THREADS, Thread.ofPlatform().name("observer-", 0).factory());
    }

    /** Listens. Port 0 takes a free one. A body above the limit is refused. */
    public static ObserverServer start(PushIntake intake, InetSocketAddress address, BodyLimits limits)
            throws IOException {
        ObserverServer observer = new ObserverServer(intake, HttpServer.create(address, 0), limits);
        observer.server.createContext("/", observer::serve);
        observer.server.setExecutor(observer.threads);
        observer.server.start();
        return observer;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** Answers what is under way, then no more. */
    @Override
    public void close() {
        server.stop(1);
        threads.shutdown();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = answer(exchange);
            byte[] text = answer.text().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("content-type", "text/plain; charset=utf-8");
            exchange.sendResponseHeaders(answer.status(), text.length == 0 ? -1 : text.length);
            if (text.length > 0) {
                try (OutputStream body = exchange.getResponseBody()) {
                    body.write(text);
                }
            }
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (!exchange.getRequestMethod().equals("POST")) {
            return new Answer(METHOD_NOT_ALLOWED, "expected POST, got " + exchange.getRequestMethod());
        }
        if (!PushIntake.isRead(path)) {
            exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
            return new Answer(OK, "");
        }
        Optional<SpooledBody> spooled = SpooledBody.read(exchange.getRequestBody(), limits.maxBytes(), limits.folder());
        if (spooled.isEmpty()) {
            intake.refused(
                    "the last push to %s was refused: its body is above %d bytes, see bithedge.watcher.push-max-body-kib"
                            .formatted(path, limits.maxBytes()));
            return new Answer(TOO_LARGE, intake.problem());
        }
        try (SpooledBody body = spooled.get()) {
            intake.take(path, body);
            return new Answer(OK, "");
        } catch (UncheckedIOException | ClientException | ChainLog.Unavailable | ChainLog.Fenced | ChainLog.Unfit e) {
            return new Answer(NOT_TAKEN, String.valueOf(e.getMessage()));
        }
    }
}
