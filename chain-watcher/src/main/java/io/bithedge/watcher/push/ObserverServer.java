package io.bithedge.watcher.push;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.bithedge.stacks.client.ClientException;
import io.bithedge.watcher.sink.ChainLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
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
    private final int maxBodyBytes;
    private final HttpServer server;
    private final ExecutorService threads;

    private record Answer(int status, String text) {}

    private ObserverServer(PushIntake intake, HttpServer server, int maxBodyBytes) {
        this.intake = intake;
        this.server = server;
        this.maxBodyBytes = maxBodyBytes;
        this.threads = Executors.newFixedThreadPool(
                THREADS, Thread.ofPlatform().name("observer-", 0).factory());
    }

    /** Listens. Port 0 takes a free one. A body above `maxBodyBytes` is refused. */
    public static ObserverServer start(PushIntake intake, InetSocketAddress address, int maxBodyBytes)
            throws IOException {
        ObserverServer observer = new ObserverServer(intake, HttpServer.create(address, 0), maxBodyBytes);
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
        Optional<String> body = body(exchange.getRequestBody());
        if (body.isEmpty()) {
            intake.refused("the last push to %s was refused: its body is above %d bytes".formatted(path, maxBodyBytes));
            return new Answer(TOO_LARGE, intake.problem());
        }
        try {
            intake.take(path, body.get());
            return new Answer(OK, "");
        } catch (ClientException | ChainLog.Unavailable | ChainLog.Fenced | ChainLog.Unfit e) {
            return new Answer(NOT_TAKEN, String.valueOf(e.getMessage()));
        }
    }

    private Optional<String> body(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(maxBodyBytes + 1);
        return bytes.length > maxBodyBytes ? Optional.empty() : Optional.of(new String(bytes, StandardCharsets.UTF_8));
    }
}
