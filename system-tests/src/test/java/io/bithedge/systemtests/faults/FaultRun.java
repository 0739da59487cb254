package io.bithedge.systemtests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.systemtests.RunningSystem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/** Makes the faults of a seed, one after the other, each when all is well again, while markets play; rests between two markets. */
public final class FaultRun implements AutoCloseable {
    private final Prober prober;
    private final Cluster cluster;
    private final RunningSystem system;
    private final Queue<Fault> ahead;
    private final FaultReport report = new FaultReport();
    private final long seed;
    private Optional<Pulse> pulse = Optional.empty();
    private Optional<Thread> playing = Optional.empty();
    private volatile boolean isResting;
    private volatile Optional<Throwable> failure = Optional.empty();

    public FaultRun(RunningSystem system, SmallDisk disk, long seed, List<String> only) {
        this.system = system;
        this.seed = seed;
        this.prober = new Prober(system);
        this.cluster = new Cluster(system, disk, prober);
        this.ahead = new ArrayDeque<>(FaultOrder.drawn(seed, only));
        System.out.printf(
                "faults: seed %d, %s%n", seed, ahead.stream().map(Fault::name).toList());
    }

    /** The market need not go on. */
    public static final class AllHappenedException extends RuntimeException {
        private AllHappenedException() {
            super("all have happened");
        }
    }

    /** Told of every line of the market: faults begin with its first policy, and rest when it is over. Throws when all have happened. */
    public void onLine(String line) {
        if (isOver()) {
            throw new AllHappenedException();
        }
        if (line.contains("buys policy") && playing.isEmpty()) {
            begin();
        }
        if (line.contains("policies bought")) {
            rest();
        }
    }

    private void begin() {
        isResting = false;
        playing = Optional.of(Thread.ofPlatform().name("faults").start(this::play));
    }

    private void rest() {
        isResting = true;
        playing.ifPresent(Waiting::ended);
        playing = Optional.empty();
    }

    public boolean isOver() {
        return ahead.isEmpty() || failure.isPresent();
    }

    private void play() {
        try {
            if (pulse.isEmpty()) {
                prober.begin();
                pulse = Optional.of(new Pulse(system, prober));
                awaitWell(System.nanoTime());
            }
            while (!isResting && !ahead.isEmpty()) {
                prober.lookAround();
                make(ahead.element());
                ahead.remove();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (Exception | AssertionError broken) {
            System.out.println("faults: ended by " + broken);
            failure = Optional.of(broken);
        }
    }

    private void make(Fault fault) throws Exception {
        System.out.printf("faults: %s%n", fault.name());
        Pulse seen = pulse.orElseThrow();
        int wrong = prober.truth().wrong().size();
        int asked = prober.asked().size();
        seen.beginFault();
        long began = System.nanoTime();
        fault.happen(cluster);
        awaitWell(System.nanoTime());
        double whole = (System.nanoTime() - began) / 1e9;
        List<Asked> all =
                List.copyOf(prober.asked().subList(asked, prober.asked().size()));
        report.add(new FaultReport.Row(
                fault.name(),
                Waits.longest(all, began, FaultRun::isRead),
                Waits.longest(all, began, Question.Write.class::isInstance),
                Waits.longest(all, began, Question.Quote.class::isInstance),
                seen.longestLag(),
                seen.longestWithoutSeats(),
                whole,
                Waits.refused(all, began),
                all.size(),
                prober.truth().wrong().size() - wrong));
    }

    private static boolean isRead(Question question) {
        return switch (question) {
            case Question.Past past -> true;
            case Question.Now now -> true;
            case Question.Quote quote -> false;
            case Question.Write write -> false;
        };
    }

    /** Every part ready, every instance answers everything, one watcher leads, every account has one submitter, all folds follow. */
    private void awaitWell(long sinceNs) {
        prober.beginCounting();
        Pulse seen = pulse.orElseThrow();
        Waiting.until("all parts are ready", cluster::areAllReady);
        Waiting.until("one watcher leads", () -> cluster.leaders().size() == 1);
        Waiting.until("each account has one submitter", () -> seen.isSentForAll() && cluster.seats() == Pulse.SEATS);
        Waiting.until("what was final is applied", () -> seen.hasAppliedUntil(sinceNs));
        Waiting.until("every instance answers everything", () -> prober.isAnsweredEverywhere(2));
    }

    /** As long as nobody has given up; what was final then is applied. */
    private void settle() {
        rest();
        if (failure.isEmpty() && pulse.isPresent()) {
            awaitWell(System.nanoTime());
        }
    }

    /** What was seen in all: nothing wrong, everything that was accepted is known everywhere, and nothing that was said then is other today. */
    public void endsWell() throws Exception {
        settle();
        pulse.ifPresent(Pulse::close);
        prober.close();
        report.write(Path.of("target"), seed);
        failure.ifPresent(broken -> {
            throw new AssertionError("the faults ended before all had happened", broken);
        });
        assertThat(ahead).as("faults that did not happen").isEmpty();
        assertThat(prober.truth().wrong()).as("wrong answers").isEmpty();
        for (String part : Cluster.TOPOLOGIES) {
            isKnown(part);
            assertThat(prober.truth().otherwiseToday(system.url(part), 200)).isEmpty();
        }
        System.out.printf(
                "faults: %d questions, %d items of one block each, %d writes accepted%n",
                prober.asked().size(), prober.truth().items(), prober.accepted().size());
    }

    private void isKnown(String part) throws InterruptedException {
        for (Map.Entry<String, String> accepted : prober.accepted().entrySet()) {
            assertThat(Http.status(system.url(part) + "/v1/transactions/" + accepted.getKey()))
                    .as("%s, which %s accepted, at %s", accepted.getKey(), accepted.getValue(), part)
                    .isEqualTo(200);
        }
    }

    @Override
    public void close() throws IOException {
        isResting = true;
        playing.ifPresent(Thread::interrupt);
        pulse.ifPresent(Pulse::close);
        prober.close();
    }
}
