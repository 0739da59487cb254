package io.bithedge.api.live;

import io.bithedge.api.ApiServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Reads a stream as a browser does. */
final class Reader implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final InputStream body;

    /** {@code name} is empty for a comment, {@code end} for the end of the stream. */
    record Event(String name, String id, String data) {
        static final Event END = new Event("end", "", "");

        boolean isComment() {
            return name.isEmpty();
        }
    }

    Reader(ApiServer server, String topics, String lastEventId) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                server.request("/v1/stream?topics=" + topics).header("Accept", "text/event-stream");
        if (!lastEventId.isEmpty()) {
            request.header("Last-Event-ID", lastEventId);
        }
        this.body = client.send(request.build(), BodyHandlers.ofInputStream()).body();
        Thread.ofVirtual().start(this::readAll);
    }

    private void readAll() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            List<String> block = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty()) {
                    events.add(event(block));
                    block.clear();
                } else {
                    block.add(line);
                }
            }
        } catch (IOException closed) {
            // The end, like any other.
        }
        events.add(Event.END);
    }

    private static Event event(List<String> lines) {
        return new Event(field(lines, "event:"), field(lines, "id:"), field(lines, "data:"));
    }

    private static String field(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()))
                .findFirst()
                .orElse("");
    }

    /** The next that is not a comment. */
    Event next() throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        Event event = any();
        while (event.isComment()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("only comments came within " + PATIENCE);
            }
            event = any();
        }
        return event;
    }

    Event any() throws InterruptedException {
        @Nullable Event event = events.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        if (event == null) {
            throw new AssertionError("nothing came within " + PATIENCE);
        }
        return event;
    }

    /** The next events of that many, by name. */
    List<Event> next(int count) throws InterruptedException {
        List<Event> found = new ArrayList<>();
        while (found.size() < count) {
            found.add(next());
        }
        return found;
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        client.shutdownNow();
    }
}
