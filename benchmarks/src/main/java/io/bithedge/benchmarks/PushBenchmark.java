package io.bithedge.benchmarks;

import io.bithedge.testing.BrokerProcess;
import io.bithedge.watcher.agent.BatchLimits;
import io.bithedge.watcher.agent.WatcherAgent;
import io.bithedge.watcher.agent.WatcherSettings;
import io.bithedge.watcher.chain.ChainBlock;
import io.bithedge.watcher.follow.FinalityRule;
import io.bithedge.watcher.push.BlockWindow;
import io.bithedge.watcher.push.Door;
import io.bithedge.watcher.push.ObserverServer;
import io.bithedge.watcher.push.Peers;
import io.bithedge.watcher.push.PushBlockSource;
import io.bithedge.watcher.push.PushIntake;
import io.bithedge.watcher.sink.KafkaChainLog;
import io.bithedge.watcher.sink.KafkaObservationLog;
import io.bithedge.watcher.sink.LogSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * How long a node waits for the 200 to a pushed block (durable in `observed-blocks`), and how long it takes until the block stands
 * committed in `chain-events`, on a real broker, one block of 40 events after the other. Argument: the number of blocks.
 */
public final class PushBenchmark {
    private static final int WARM_UP = 200;
    private static final int MAX_BODY_BYTES = 64 << 20;
    private static final int WINDOW_HEIGHTS = 1_000;
    private static final int NANOS_PER_MICRO = 1_000;
    private static final String REGISTRY = "mock://push";

    private PushBenchmark() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        int blocks = WARM_UP + (args.length > 0 ? Integer.parseInt(args[0]) : 1_000);
        Path folder = Files.createTempDirectory("bithedge-benchmark");
        MadeChain chain = new MadeChain(blocks, Duration.ZERO);
        BlockWindow window = new BlockWindow(WINDOW_HEIGHTS);
        try (BrokerProcess broker = BrokerProcess.start(
                        folder, System.getProperty("bithedge.broker.jars", "foreign-parts/target/kafka") + "/*");
                KafkaChainLog log = new KafkaChainLog(new LogSettings(broker.bootstrapServers(), REGISTRY, "agent"));
                PushIntake intake = new PushIntake(
                        new KafkaObservationLog(new LogSettings(broker.bootstrapServers(), REGISTRY, "observer")),
                        window,
                        MadeChain.CONTRACTS,
                        Set.of(),
                        InstantSource.system());
                ObserverServer server = ObserverServer.start(
                        intake,
                        new Door(Peers.of(List.of()), "", 8),
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        new ObserverServer.BodyLimits(MAX_BODY_BYTES, folder, Duration.ofSeconds(60)));
                HttpClient node = HttpClient.newHttpClient()) {
            WatcherAgent agent = new WatcherAgent(
                    new PushBlockSource(intake, window),
                    log,
                    new WatcherSettings(MadeChain.CONTRACTS, 1, new FinalityRule(6), BatchLimits.DEFAULT),
                    InstantSource.system());
            new Run(chain, agent, node, URI.create("http://127.0.0.1:" + server.port() + "/new_block")).of(blocks);
        }
    }

    private record Run(MadeChain chain, WatcherAgent agent, HttpClient node, URI address) {
        void of(int blocks) throws IOException, InterruptedException {
            long[] answered = new long[blocks - WARM_UP];
            long[] committed = new long[blocks - WARM_UP];
            for (int height = 1; height <= blocks; height++) {
                ChainBlock block = chain.canonicalAt(height).orElseThrow();
                String body = PushedBodies.of(block, chain.transactions(block));
                long start = System.nanoTime();
                post(body);
                long durable = System.nanoTime();
                follow(height);
                if (height > WARM_UP) {
                    answered[height - WARM_UP - 1] = (durable - start) / NANOS_PER_MICRO;
                    committed[height - WARM_UP - 1] = (System.nanoTime() - start) / NANOS_PER_MICRO;
                }
            }
            print("POST to 200 (durable)", "push.answeredMs", answered);
            print("POST to committed in chain-events", "push.committedMs", committed);
        }

        private void post(String body) throws IOException, InterruptedException {
            HttpRequest request = HttpRequest.newBuilder(address)
                    .header("content-type", "application/json")
                    .POST(BodyPublishers.ofString(body))
                    .build();
            var answer = node.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("the receiver answered " + answer.statusCode() + ": " + answer.body());
            }
        }

        private void follow(int height) {
            while (agent.status().tipHeight() < height) {
                agent.doWork();
                if (!agent.status().reason().isEmpty()) {
                    throw new IllegalStateException(agent.status().reason());
                }
            }
        }

        private static void print(String name, String figure, long[] micros) {
            Arrays.sort(micros);
            double half = micros[micros.length / 2] / 1e3;
            double most = micros[micros.length * 99 / 100] / 1e3;
            System.out.printf("%-34s p50 %6.1f ms, p99 %6.1f ms over %d blocks%n", name, half, most, micros.length);
            Figures.put(figure + ".p50", half);
            Figures.put(figure + ".p99", most);
        }
    }
}
