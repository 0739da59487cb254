package io.bithedge.systemtests.faults;

import io.bithedge.systemtests.RunningSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** Asks every instance of the topology steadily, as clients do, and keeps what came of it. */
public final class Prober implements AutoCloseable {
    private static final long PAUSE_MS = 60;
    private static final int MOST_PROVIDERS = 6;

    private final RunningSystem system;
    private final Truth truth = new Truth();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    /** Key: txid that was accepted, value: by whom. */
    private final ConcurrentMap<String, String> accepted = new ConcurrentHashMap<>();

    private final List<Asking> askings = new ArrayList<>();
    private volatile List<Question> reads = List.of();
    private volatile long burnHeight;

    public Prober(RunningSystem system) {
        this.system = system;
    }

    /** From here on, of what there is now. */
    void begin() throws InterruptedException {
        Waiting.until(
                "there is a policy, whose backers can be asked for",
                () -> !lookAround().isEmpty());
        for (String part : Cluster.TOPOLOGIES) {
            askings.add(ask(part, system.url(part)));
        }
    }

    /** What can be asked: more of it, when there is more. */
    List<Question> lookAround() throws InterruptedException {
        String url = system.url(Cluster.TOPOLOGIES.getFirst());
        Set<String> providers = new TreeSet<>();
        for (JsonNode policy : array(url + "/v1/policies?limit=20", "policies")) {
            for (JsonNode backer :
                    array(url + "/v1/policies/" + policy.path("policyId").asString() + "/backers", "backers")) {
                providers.add(backer.path("provider").asString());
            }
        }
        if (providers.isEmpty()) {
            return reads;
        }
        long height = Http.get(url + "/v1/books")
                .json()
                .map(it -> it.at("/asOf/height").asLong())
                .orElse(0L);
        List<Question> found = new ArrayList<>();
        found.add(new Question.Now("/v1/books"));
        found.add(new Question.Now("/v1/prices"));
        found.add(new Question.Now("/v1/policies/1"));
        found.add(new Question.Past("/v1/books", height));
        providers.stream().limit(MOST_PROVIDERS).forEach(provider -> {
            found.add(new Question.Now("/v1/providers/" + provider));
            found.add(new Question.Past("/v1/providers/" + provider, height));
        });
        if (height > 0) {
            reads = found;
        }
        return reads;
    }

    private static List<JsonNode> array(String url, String field) throws InterruptedException {
        return Http.get(url)
                .json()
                .map(it -> it.path(field).valueStream().toList())
                .orElse(List.of());
    }

    void at(long burnHeight) {
        this.burnHeight = burnHeight;
    }

    Asking ask(String instance, String url) {
        return new Asking(instance, url);
    }

    List<Asked> asked() {
        return asked;
    }

    Truth truth() {
        return truth;
    }

    Map<String, String> accepted() {
        return accepted;
    }

    /** Whether every instance has answered everything twice since then. */
    boolean isAnsweredEverywhere(int rounds) {
        return askings.stream().allMatch(it -> it.goodRounds() >= rounds);
    }

    void beginCounting() {
        askings.forEach(Asking::beginCounting);
    }

    @Override
    public void close() {
        askings.forEach(Asking::close);
    }

    /** One client of one instance. */
    final class Asking implements AutoCloseable {
        private final String instance;
        private final String url;
        private final Random random = new Random();
        private final AtomicInteger goodRounds = new AtomicInteger();
        private final Thread thread;

        private Asking(String instance, String url) {
            this.instance = instance;
            this.url = url;
            this.thread = Thread.ofPlatform().name("asks-" + instance).start(this::run);
        }

        int goodRounds() {
            return goodRounds.get();
        }

        void beginCounting() {
            goodRounds.set(0);
        }

        /** Until everything was answered. */
        void awaitAnswers() {
            beginCounting();
            Waiting.until(instance + " answers everything", () -> goodRounds() >= 2);
        }

        private void run() {
            try {
                while (!Thread.currentThread().isInterrupted()) {
                    round();
                }
            } catch (InterruptedException over) {
                Thread.currentThread().interrupt();
            }
        }

        private void round() throws InterruptedException {
            List<Question> round = new ArrayList<>(reads);
            round.add(Question.Write.drawn(random));
            round.add(new Question.Quote(45_000_00000000L, burnHeight + 200));
            int before = goodRounds.get();
            boolean isGood = true;
            for (Question question : round) {
                isGood &= ask(question);
                Thread.sleep(PAUSE_MS);
            }
            // A round that began before the counting did is none.
            goodRounds.compareAndSet(before, isGood ? before + 1 : 0);
        }

        private boolean ask(Question question) throws InterruptedException {
            long began = System.nanoTime();
            Http.Reply reply = question.ask(url);
            Asked answered = new Asked(instance, question, began, System.nanoTime(), Asked.codeOf(reply));
            asked.add(answered);
            truth.compare(instance, question, reply);
            if (question instanceof Question.Write write && reply.status() / 100 == 2) {
                accepted.put(write.txid(), instance);
            }
            return answered.isAnswered();
        }

        @Override
        public void close() {
            Waiting.end(thread);
        }
    }
}
