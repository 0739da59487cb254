package io.bithedge.watcher.push;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.bithedge.stacks.client.ClientException;
import io.bithedge.watcher.sink.ChainLog;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * The address a node's observer is pointed at. Says 200 when the push is durable, or need not be kept; anything else makes the
 * node send it again, without end and before everything that comes after it. Whoever comes in has so long to send his body.
 */
public final class ObserverServer implements AutoCloseable {
    private static final int OK = 200;
    private static final int TOO_LARGE = 413;
    private static final int NOT_TAKEN = 500;
    private static final int CONNECTIONS = 256;

    private final PushIntake intake;
    private final Door door;
    private final BodyLimits limits;
    private final HttpServer server;
    /** Virtual: one that waits for its client costs nothing. */
    private final ExecutorService threads;

    private final ScheduledExecutorService deadlines;

    /** How large a body may be, the folder where one lies that is too large to be held in memory, and how long it may take. */
    public record BodyLimits(long maxBytes, Path folder, Duration deadline) {}

    private record Answer(int status, String text) {}

    private ObserverServer(PushIntake intake, Door door, HttpServer server, BodyLimits limits) {
        this.intake = intake;
        this.door = door;
        this.server = server;
        this.limits = limits;
        this.threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("observer-", 0).factory());
        this.deadlines = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("observer-deadlines").daemon().factory());
    }

    /** Listens. Port 0 takes a free one. */
    public static ObserverServer start(PushIntake intake, Door door, InetSocketAddress address, BodyLimits limits)
            throws IOException {
        // Read by the server when its class is first used: who sends no head, or half of one, is closed too.
        setUnlessSet(
                "sun.net.httpserver.maxReqTime", Long.toString(limits.deadline().toSeconds() + 5));
        setUnlessSet("jdk.httpserver.maxConnections", Integer.toString(CONNECTIONS));
        ObserverServer observer = new ObserverServer(intake, door, HttpServer.create(address, 0), limits);
        observer.server.createContext("/", observer::serve);
        observer.server.setExecutor(observer.threads);
        observer.server.start();
        return observer;
    }

    private static void setUnlessSet(String key, String value) {
        if (System.getProperty(key) == null) {
            System.setProperty(key, value);
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** Answers what is under way, then no more. */
    @Override
    public void close() {
        server.stop(1);
        threads.shutdown();
        deadlines.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = answer(exchange);
            byte[] text = answer.text().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("content-type", "text/plain; charset=utf-8");
            if (answer.status() != OK) {
                // Its body is not read to the end: nothing more of this client on this connection.
                exchange.getResponseHeaders().set("connection", "close");
            }
            exchange.sendResponseHeaders(answer.status(), text.length == 0 ? -1 : text.length);
            if (text.length > 0) {
                try (OutputStream body = exchange.getResponseBody()) {
                    body.write(text);
                }
            }
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        InetAddress client = exchange.getRemoteAddress().getAddress();
        Door.Knock knock = new Door.Knock(
                client,
                exchange.getRequestMethod(),
                Objects.requireNonNullElse(exchange.getRequestURI().getRawPath(), ""),
                exchange.getRequestHeaders());
        Optional<Door.Refusal> refusal = door.refuse(knock, limits.maxBytes());
        if (refusal.isPresent()) {
            return refused(refusal.get());
        }
        if (!door.enter(client)) {
            return refused(door.crowded());
        }
        ScheduledFuture<?> deadline =
                deadlines.schedule(exchange::close, limits.deadline().toMillis(), TimeUnit.MILLISECONDS);
        try {
            return take(exchange, door.inner(knock.path()), deadline);
        } catch (SpooledBody.NotKept e) {
            // A full disk: the node sends it again, and the operator sees why.
            return refused(new Door.Refusal(NOT_TAKEN, String.valueOf(e.getMessage())));
        } finally {
            deadline.cancel(false);
            door.leave(client);
        }
    }

    private Answer take(HttpExchange exchange, String path, ScheduledFuture<?> deadline) throws IOException {
        if (!PushIntake.isRead(path)) {
            exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
            return new Answer(OK, "");
        }
        Optional<SpooledBody> spooled = SpooledBody.read(exchange.getRequestBody(), limits.maxBytes(), limits.folder());
        deadline.cancel(false);
        if (spooled.isEmpty()) {
            return refused(new Door.Refusal(
                    TOO_LARGE,
                    "the last push to %s was refused: its body is above %d bytes, see bithedge.watcher.push-max-body-kib"
                            .formatted(path, limits.maxBytes())));
        }
        try (SpooledBody body = spooled.get()) {
            intake.take(path, body);
            return new Answer(OK, "");
        } catch (UncheckedIOException
                | ClientException
                | PushIntake.TooFarAhead
                | ChainLog.Unavailable
                | ChainLog.Fenced
                | ChainLog.Unfit e) {
            return new Answer(NOT_TAKEN, String.valueOf(e.getMessage()));
        }
    }

    /** What a stranger does wrong is answered to him alone; what may be a node of ours is shown to the operator, too. */
    private Answer refused(Door.Refusal refusal) {
        intake.refused(refusal.reason());
        return new Answer(refusal.status(), refusal.reason());
    }
}
