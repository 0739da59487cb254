package io.bithedge.oracle.app;

import io.bithedge.oracle.Feed;
import io.bithedge.oracle.FeedThread;
import io.bithedge.oracle.file.TicksFileFeed;
import io.bithedge.oracle.observe.Observer;
import io.bithedge.oracle.observe.ObserverKey;
import io.bithedge.oracle.observe.PriceBoard;
import io.bithedge.settings.BadSetting;
import io.bithedge.settings.Bound;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.client.ApiClient;
import io.bithedge.stacks.client.ClientException;
import io.bithedge.stacks.client.ClientSettings;
import io.bithedge.stacks.client.NodeClient;
import io.bithedge.stacks.signing.PrivateKey;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Process of an oracle operator: reads its own sources and sends its own observations until it is stopped. Settings:
 * {@link ObserveProperties} and {@link OracleProperties}. No broker, no topic.
 */
public final class Observe {
    private static final Duration IDLE = Duration.ofMillis(50);

    private Observe() {}

    public static void main(String[] arguments) throws InterruptedException {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(arguments));
        try {
            run(environment);
        } catch (BadSetting | IOException | ClientException e) {
            System.err.println("observe: " + e.getMessage());
            System.exit(1);
        }
    }

    private static void run(Environment environment) throws IOException, InterruptedException {
        ObserveProperties wanted = Bound.of(environment, ObserveProperties.class);
        OracleProperties oracle = Bound.of(environment, OracleProperties.class);
        OracleSettings sources = OracleSettings.of(Bound.of(environment, ProcessProperties.class), oracle);
        PriceBoard board = new PriceBoard(sources.minSources(), Duration.ofMillis(oracle.maxAgeMs()));
        List<FeedThread> threads = feeds(sources, board).stream()
                .map(feed -> new FeedThread(feed, IDLE))
                .toList();
        try (NodeClient node = new NodeClient(ClientSettings.of(URI.create(wanted.nodeUrl())))) {
            Observer observer = new Observer(node, key(wanted), board, settings(wanted));
            System.out.printf("observing for %s as %s%n", wanted.contract(), observer.address());
            threads.forEach(FeedThread::start);
            lookForEver(observer, wanted.intervalMs());
        } finally {
            threads.forEach(FeedThread::close);
        }
    }

    private static List<Feed> feeds(OracleSettings settings, PriceBoard board) {
        InstantSource clock = InstantSource.system();
        List<Feed> feeds = new ArrayList<>(OracleConfiguration.venues(settings, clock, board));
        settings.ticksFile()
                .ifPresent(path ->
                        feeds.add(new TicksFileFeed(path, settings.stateDir(), settings.heartbeat(), clock, board)));
        return feeds;
    }

    /** A line when something else is to be said than before. */
    private static void lookForEver(Observer observer, long intervalMs) throws InterruptedException {
        String before = "";
        while (true) {
            String now = look(observer);
            if (!now.equals(before)) {
                System.out.println(Instant.now() + " " + now);
            }
            before = now;
            Thread.sleep(intervalMs);
        }
    }

    private static String look(Observer observer) {
        try {
            return observer.look();
        } catch (IOException | ClientException | IllegalStateException e) {
            return "nothing was sent: " + e.getMessage();
        }
    }

    private static ObserverKey key(ObserveProperties wanted) throws IOException {
        if (wanted.keyFile().isBlank() == wanted.signerSocket().isBlank()) {
            throw new BadSetting("bithedge.observe.key-file", "a key file or a signer's socket, one of both", "");
        }
        return wanted.keyFile().isBlank()
                ? ObserverKey.ofSigner(Path.of(wanted.signerSocket().strip()), wanted.signerRole())
                : ObserverKey.of(PrivateKey.ofFile(Path.of(wanted.keyFile().strip())));
    }

    private static Observer.Settings settings(ObserveProperties wanted) {
        return new Observer.Settings(
                Bound.parsed(
                        "bithedge.observe.contract",
                        "a contract principal",
                        wanted.contract(),
                        Principal.Contract::parse),
                BigInteger.valueOf(wanted.maxFeeMicroStx()),
                wanted.always(),
                InstantSource.system(),
                wanted.blockClockUrl().isBlank() ? InstantSource.system() : blockClock(wanted.blockClockUrl()));
    }

    private static InstantSource blockClock(String url) {
        ApiClient api = new ApiClient(ClientSettings.of(URI.create(url)));
        return () -> api.latestBlock()
                .map(block -> Instant.ofEpochSecond(block.blockTime()))
                .orElseThrow(() -> new IllegalStateException(url + " has no block"));
    }
}
