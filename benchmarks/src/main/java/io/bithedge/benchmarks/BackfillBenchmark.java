package io.bithedge.benchmarks;

import io.bithedge.testing.BrokerProcess;
import io.bithedge.watcher.agent.BatchLimits;
import io.bithedge.watcher.agent.WatcherAgent;
import io.bithedge.watcher.agent.WatcherSettings;
import io.bithedge.watcher.ahead.AheadSource;
import io.bithedge.watcher.follow.FinalityRule;
import io.bithedge.watcher.sink.KafkaChainLog;
import io.bithedge.watcher.sink.LogSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Events per second from a source into committed records on a real broker, as the watcher backfills. First from a source that
 * answers at once, then from one that takes five milliseconds for every question, with more and more blocks read at once.
 * Argument: the number of events.
 */
public final class BackfillBenchmark {
    private static final Duration SLOW = Duration.ofMillis(5);
    /** What the watcher does unless configured otherwise. */
    private static final BatchLimits LIMITS = BatchLimits.DEFAULT;

    private static final FinalityRule FINALITY = new FinalityRule(6);
    private static final String BROKER_JARS = "bithedge.broker.jars";

    private BackfillBenchmark() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        long events = args.length > 0 ? Long.parseLong(args[0]) : 1_000_000;
        Path folder = Files.createTempDirectory("bithedge-benchmark");
        try (BrokerProcess broker = BrokerProcess.start(
                        folder, System.getProperty(BROKER_JARS, "foreign-parts/target/kafka") + "/*");
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Rounds rounds = new Rounds(broker, threads);
            rounds.run("warm-up", events / 5, Duration.ZERO, 16);
            Figures.put(
                    "backfill.eventsPerSecond.atOnce",
                    rounds.print("a source that answers at once", events, Duration.ZERO, 16));
            for (int window : new int[] {1, 16, 64}) {
                Figures.put(
                        "backfill.eventsPerSecond.5ms." + window,
                        rounds.print(
                                "5 ms an answer, %2d blocks at once".formatted(window),
                                events * window / 640,
                                SLOW,
                                window));
            }
        }
    }

    /** Each into empty topics. */
    private record Rounds(BrokerProcess broker, ExecutorService threads) {
        double print(String name, long events, Duration latency, int window) throws IOException, InterruptedException {
            double perSecond = run(name, events, latency, window);
            System.out.printf("%-34s %,9.0f events/s committed%n", name, perSecond);
            return perSecond;
        }

        double run(String name, long events, Duration latency, int window) throws IOException, InterruptedException {
            EmptyTopics.on(broker.bootstrapServers());
            long blocks = Math.max(100, events / MadeChain.EVENTS_PER_BLOCK);
            MadeChain chain = new MadeChain(blocks, latency);
            WatcherSettings settings = new WatcherSettings(MadeChain.CONTRACTS, 1, FINALITY, LIMITS);
            try (KafkaChainLog log =
                    new KafkaChainLog(new LogSettings(broker.bootstrapServers(), "mock://backfill", "benchmark"))) {
                WatcherAgent agent = new WatcherAgent(
                        new AheadSource(chain, threads, window), log, settings, InstantSource.system());
                log.open();
                long start = System.nanoTime();
                while (agent.status().tipHeight() < blocks) {
                    agent.doWork();
                    if (!agent.status().reason().isEmpty()) {
                        throw new IllegalStateException(
                                name + ": " + agent.status().reason());
                    }
                }
                return blocks * MadeChain.EVENTS_PER_BLOCK / ((System.nanoTime() - start) / 1e9);
            }
        }
    }
}
