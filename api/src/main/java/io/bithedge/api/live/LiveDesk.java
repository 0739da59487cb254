package io.bithedge.api.live;

import io.bithedge.api.problem.Problem;
import io.bithedge.pool.fresh.Freshness;
import io.bithedge.pool.view.NotReadyException;
import io.bithedge.pool.view.PoolViews;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.json.JsonMapper;

/** Opens connections within the limits, looks at the state in their name, and ends them all before the server stops taking requests. */
final class LiveDesk implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(LiveDesk.class);
    /** How many topics are read at once: most are in memory, some are on other instances. */
    private static final int READERS = 32;

    private static final String ALWAYS = "block";

    private final Map<String, LiveTopic> topics;
    private final Freshness freshness;
    private final LiveProperties settings;
    private final String run;
    private final LiveHub hub;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("live-looks").daemon().factory());
    private final Set<LiveConnection> open = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> openByClient = new HashMap<>();
    private int openCount;
    private volatile boolean isRunning;

    /** {@code run} names this run of this instance; no other may have the same. */
    LiveDesk(
            PoolViews views,
            Freshness freshness,
            List<LiveTopic> topics,
            LiveProperties settings,
            JsonMapper mapper,
            String run) {
        this.freshness = freshness;
        this.topics = topics.stream().collect(Collectors.toUnmodifiableMap(LiveTopic::name, it -> it));
        this.settings = settings;
        this.run = run;
        Semaphore free = new Semaphore(READERS);
        this.hub = new LiveHub(views, mapper, work -> threads.execute(() -> within(free, work)));
    }

    private static void within(Semaphore free, Runnable work) {
        free.acquireUninterruptibly();
        try {
            work.run();
        } finally {
            free.release();
        }
    }

    /** {@code client}: the same for all addresses of one subscriber. */
    SseEmitter open(String asked, String lastEventId, String client) {
        Set<LiveKey> keys = new LinkedHashSet<>(LiveKey.parse(ALWAYS, topics));
        keys.addAll(LiveKey.parse(asked, topics));
        EventIds ids = new EventIds(run, asked);
        take(client);
        SseEmitter emitter = new SseEmitter(0L);
        LiveConnection connection = new LiveConnection(
                hub, keys, ids, new LiveConnection.Outlet(emitter, settings.heartbeatMs(), ids.seen(lastEventId)));
        open.add(connection);
        emitter.onCompletion(connection::close);
        emitter.onError(failure -> connection.close());
        threads.execute(() -> {
            try {
                connection.run();
            } finally {
                open.remove(connection);
                giveBack(client);
            }
        });
        return emitter;
    }

    private synchronized void take(String client) {
        int ofClient = openByClient.getOrDefault(client, 0);
        if (ofClient >= settings.connectionsPerClient()) {
            throw Problem.of(
                            HttpStatus.TOO_MANY_REQUESTS,
                            "TOO_MANY_STREAMS",
                            "%d streams are open from here: close one first.".formatted(ofClient))
                    .withRetryAfter(10);
        }
        if (!isRunning || openCount >= settings.connections()) {
            throw Problem.of(
                            HttpStatus.SERVICE_UNAVAILABLE,
                            "NO_STREAM_FREE",
                            isRunning
                                    ? "All %d streams of this instance are taken: ask with GET, or later."
                                            .formatted(settings.connections())
                                    : "This instance is stopping: come back in a moment.")
                    .withRetryAfter(10);
        }
        openByClient.merge(client, 1, Integer::sum);
        openCount++;
    }

    private synchronized void giveBack(String client) {
        openByClient.computeIfPresent(client, (key, count) -> count == 1 ? null : count - 1);
        openCount--;
    }

    int connections() {
        return open.size();
    }

    int followedTopics() {
        return hub.followedTopics();
    }

    @Override
    public void start() {
        isRunning = true;
        // It ends with the executor, and never by an exception.
        ScheduledFuture<?> unused =
                looks.scheduleWithFixedDelay(this::look, 0, settings.pollIntervalMs(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            hub.look();
            freshness.look();
        } catch (NotReadyException tablesAreRead) {
            LOG.debug("nothing can be old yet", tablesAreRead);
        } catch (RuntimeException e) {
            // An executor drops a task that throws: the looks would end without a word.
            LOG.warn("a look at the state failed", e);
        }
    }

    @Override
    public void stop() {
        isRunning = false;
        looks.shutdownNow();
        open.forEach(LiveConnection::close);
        threads.shutdown();
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }

    /** Behind the web server at start and before it at the end: it would wait for streams that never end. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }
}
