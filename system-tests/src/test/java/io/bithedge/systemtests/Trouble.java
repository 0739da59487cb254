package io.bithedge.systemtests;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Makes the trouble that node, API and webhooks can make, all kinds mixed, from a seed, until it is closed. Each kind is one that a reader
 * can tell from the truth or wait out: nothing is hidden for good and no final block is taken back.
 */
final class Trouble implements AutoCloseable {
    private static final long PAUSE_MS = 400;

    /** One kind: the control route of the devnet, and the body it is asked with. */
    private record Kind(String name, String path, String body) {
        static Kind fault(String name, String body) {
            return new Kind(name, "/devnet/faults", body);
        }
    }

    private static final List<Kind> KINDS = List.of(
            Kind.fault(
                    "too many requests",
                    "{\"routes\":[{\"path\":\"/extended/v2/blocks\",\"answer\":429,\"requests\":3,\"retryAfter\":1}]}"),
            Kind.fault("API fails", "{\"routes\":[{\"path\":\"/extended/v1/tx\",\"answer\":500,\"requests\":3}]}"),
            Kind.fault("API is busy", "{\"routes\":[{\"path\":\"/extended/v2\",\"answer\":503,\"requests\":3}]}"),
            Kind.fault("node fails", "{\"routes\":[{\"path\":\"/v2/info\",\"answer\":502,\"requests\":3}]}"),
            Kind.fault(
                    "connection reset",
                    "{\"routes\":[{\"path\":\"/extended/v2\",\"answer\":\"reset\",\"requests\":2}]}"),
            Kind.fault(
                    "answer to a post is lost",
                    "{\"routes\":[{\"path\":\"/v2/transactions\",\"method\":\"POST\",\"answer\":503,\"after\":true,\"requests\":1}]}"),
            Kind.fault("unknown fields", "{\"extraFields\":true}"),
            Kind.fault("API lags", "{\"apiLagBlocks\":1}"),
            Kind.fault("API is up to date", "{\"apiLagBlocks\":0}"),
            Kind.fault("webhooks are lost", "{\"dropWebhooks\":2}"),
            Kind.fault("webhooks come twice", "{\"duplicateWebhooks\":3}"),
            Kind.fault("webhooks overtake each other", "{\"reorderWebhooks\":1}"),
            Kind.fault("webhooks are late", "{\"delayWebhooksMs\":300}"),
            Kind.fault("webhooks are in time", "{\"delayWebhooksMs\":0}"),
            new Kind("a sibling of the tip", "/devnet/competing", "{\"txs\":\"none\"}"),
            new Kind("webhooks again", "/devnet/webhooks/resend", "{\"blocks\":3}"),
            new Kind("the mempool is forgotten", "/devnet/mempool/forget", "{}"));

    private final String url;
    private final Random random;
    private final HttpClient client = HttpClient.newHttpClient();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread thread;
    /** Key: kind, value: how often it happened. Read when the thread has ended. */
    private final Map<String, Integer> happened = new LinkedHashMap<>();

    Trouble(String devnetUrl, long seed) {
        System.out.printf("trouble: seed %d%n", seed);
        this.url = devnetUrl;
        this.random = new Random(seed);
        this.thread = Thread.ofPlatform().name("trouble").start(this::run);
    }

    private void run() {
        try {
            while (!over.await(PAUSE_MS, TimeUnit.MILLISECONDS)) {
                Kind kind = KINDS.get(random.nextInt(KINDS.size()));
                if (ask(kind.path(), kind.body()) == 200) {
                    happened.merge(kind.name(), 1, Integer::sum);
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private int ask(String path, String body) throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                    .POST(BodyPublishers.ofString(body))
                    .build();
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                System.out.printf("trouble: %s %s: %d %s%n", path, body, answer.statusCode(), answer.body());
            }
            return answer.statusCode();
        } catch (IOException silent) {
            System.out.printf("trouble: %s: %s%n", path, silent);
            return 0;
        }
    }

    /** Ends it, takes back what is still set, and tells what happened how often. */
    Map<String, Integer> end() throws InterruptedException {
        if (over.getCount() > 0) {
            over.countDown();
            thread.join();
            ask("/devnet/faults", "{\"at\":\"main\",\"clear\":true}");
            client.close();
        }
        return Map.copyOf(happened);
    }

    static int kinds() {
        return KINDS.size();
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
