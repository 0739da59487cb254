package io.bithedge.topology.instances;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.state.HostInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks other instances at their private listeners. So many questions to one instance at a time, each with a deadline; one that did not
 * answer is left alone for a while: what it has is read from copies then. Safe for use by several threads.
 */
public final class HttpPeers implements Peers {
    public static final String ROWS = "/instances/rows";
    public static final String RANGE = "/instances/range";
    public static final String SECRET_HEADER = "X-BitHedge-Instance";

    private static final Logger LOG = LoggerFactory.getLogger(HttpPeers.class);
    private static final Duration CONNECT = Duration.ofMillis(500);
    private static final Duration DEADLINE = Duration.ofSeconds(3);
    private static final Duration LEFT_ALONE = Duration.ofSeconds(2);
    private static final int MOST_QUESTIONS = 8;
    private static final int OK = 200;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
    private final JsonMapper json = JsonMapper.builder().build();
    private final Optional<String> secret;
    private final Map<HostInfo, Peer> peers = new ConcurrentHashMap<>();

    /** {@code secret}: that all instances know; empty among those of one machine. */
    public HttpPeers(Optional<String> secret) {
        this.secret = secret;
    }

    private static final class Peer {
        private final Semaphore places = new Semaphore(MOST_QUESTIONS);
        private volatile long silentAtNanos;
        private volatile boolean isSilent;

        boolean isLeftAlone() {
            return isSilent && System.nanoTime() - silentAtNanos < LEFT_ALONE.toNanos();
        }

        void fellSilent() {
            silentAtNanos = System.nanoTime();
            isSilent = true;
        }
    }

    @Override
    public RowAnswer ask(HostInfo host, RowQuestion question) {
        Peer peer = peers.computeIfAbsent(host, any -> new Peer());
        if (peer.isLeftAlone()) {
            throw silent(host, "did not answer a moment ago");
        }
        try {
            if (!peer.places.tryAcquire(DEADLINE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw silent(host, "has more questions than it answers");
            }
            try {
                return send(host, question);
            } finally {
                peer.places.release();
            }
        } catch (IOException e) {
            LOG.warn("instance {}:{} does not answer: {}", host.host(), host.port(), e.toString());
            peer.fellSilent();
            throw silent(host, "does not answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw silent(host, "was not waited for");
        }
    }

    private RowAnswer send(HostInfo host, RowQuestion question) throws IOException, InterruptedException {
        String path = question instanceof RowQuestion.Gets ? ROWS : RANGE;
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://%s:%d%s".formatted(host.host(), host.port(), path)))
                .timeout(DEADLINE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(question)));
        secret.ifPresent(word -> request.header(SECRET_HEADER, word));
        HttpResponse<byte[]> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != OK) {
            throw silent(host, "answered " + answer.statusCode());
        }
        try {
            return json.readValue(answer.body(), RowAnswer.class);
        } catch (JacksonException e) {
            throw silent(host, "answered what is no rows: " + e.getOriginalMessage());
        }
    }

    private static PeerSilentException silent(HostInfo host, String what) {
        return new PeerSilentException("instance %s:%d %s".formatted(host.host(), host.port(), what));
    }
}
