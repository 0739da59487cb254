package io.bithedge.systemtests;

import io.bithedge.systemtests.TroubleKind.Control;
import io.bithedge.systemtests.TroubleKind.Fault;
import io.bithedge.systemtests.TroubleKind.Forgetting;
import io.bithedge.systemtests.TroubleKind.Fork;
import io.bithedge.systemtests.TroubleKind.WrongAnswers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes every kind of trouble, mixed, from a seed, until it is closed. Kinds come in rounds of all of them in a drawn order, so that none
 * stays away and nothing that holds until its counterpart holds for longer than two rounds.
 */
final class Trouble implements AutoCloseable {
    private static final long PAUSE_MS = 400;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String url;
    private final String submitterUrl;
    private final Random random;
    private final HttpClient client = HttpClient.newHttpClient();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread thread;
    /** Key: kind, value: how often it happened. Read when the thread has ended. */
    private final Map<String, Integer> happened = new TreeMap<>();

    private volatile String failure = "";

    Trouble(String devnetUrl, String submitterUrl, long seed) {
        System.out.printf("trouble: seed %d%n", seed);
        this.url = devnetUrl;
        this.submitterUrl = submitterUrl;
        this.random = new Random(seed);
        this.thread = Thread.ofPlatform().name("trouble").start(this::run);
    }

    private void run() {
        try {
            List<TroubleKind> round = new ArrayList<>();
            while (!over.await(PAUSE_MS, TimeUnit.MILLISECONDS)) {
                if (round.isEmpty()) {
                    round.addAll(TroubleKind.all());
                    Collections.shuffle(round, random);
                }
                TroubleKind kind = round.removeLast();
                if (make(kind)) {
                    happened.merge(kind.name(), 1, Integer::sum);
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException broken) {
            failure = broken.toString();
        }
    }

    /** False when it would be one too many just now. */
    private boolean make(TroubleKind kind) throws IOException, InterruptedException {
        switch (kind) {
            case Fault fault -> post("/devnet/faults", fault.body());
            case Control control -> post(control.path(), control.body());
            case Forgetting forgetting -> {
                return forget();
            }
            case Fork fork -> fork(fork);
            case WrongAnswers wrong -> {
                if (isWaiting(wrong.path())) {
                    return false;
                }
                post("/devnet/faults", wrong.body());
            }
        }
        return true;
    }

    /** Whether wrong answers are due already to a request that these would meet. */
    private boolean isWaiting(String path) throws IOException, InterruptedException {
        for (JsonNode waiting : get(url + "/devnet/faults").path("routes").values()) {
            String other = waiting.path("path").asString();
            if (other.startsWith(path) || path.startsWith(other)) {
                return true;
            }
        }
        return false;
    }

    /** What users sent stays: a wallet does not send again by itself. */
    private boolean forget() throws IOException, InterruptedException {
        List<String> senders = new ArrayList<>();
        get(submitterUrl + "/status")
                .path("signers")
                .values()
                .forEach(signer -> senders.add("\"" + signer.path("address").asString() + "\""));
        JsonNode answer = post("/devnet/mempool/forget", "{\"senders\":%s}".formatted(senders));
        return !answer.path("forgotten").isEmpty();
    }

    private void fork(Fork fork) throws IOException, InterruptedException {
        JsonNode orphaned = post("/devnet/reorg", "{\"depth\":1,\"txs\":\"%s\"}".formatted(fork.txs()))
                .path("orphaned");
        // The market mines too: what counts is the burn block that was taken back, not the one that was there before.
        int lost = orphaned.path(0).path("burn_block_height").asInt();
        int left = get(url + "/devnet/status").path("burn_block_height").asInt();
        int again = Math.max(0, lost - left);
        post("/devnet/mine", "{\"burnBlocks\":%d,\"blocks\":%d}".formatted(again, 2 - Math.min(1, again)));
    }

    private JsonNode get(String address) throws IOException, InterruptedException {
        return ask(HttpRequest.newBuilder(URI.create(address)).build());
    }

    private JsonNode post(String path, String body) throws IOException, InterruptedException {
        return ask(HttpRequest.newBuilder(URI.create(url + path))
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private JsonNode ask(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("%s: %d %s".formatted(request.uri(), answer.statusCode(), answer.body()));
        }
        return JSON.readTree(answer.body());
    }

    /** Ends it, takes back what is still set, and tells what happened how often. */
    Map<String, Integer> end() throws InterruptedException {
        if (over.getCount() > 0) {
            over.countDown();
            thread.join();
            try {
                post("/devnet/faults", "{\"at\":\"main\",\"clear\":true}");
            } catch (IOException silent) {
                failure = failure.isEmpty() ? silent.toString() : failure;
            }
            client.close();
        }
        return Map.copyOf(happened);
    }

    /** Why the trouble ended before it was closed; empty when it did not. */
    String failure() {
        return failure;
    }

    @Override
    public void close() {
        try {
            end();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
