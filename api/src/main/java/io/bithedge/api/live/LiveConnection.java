package io.bithedge.api.live;

import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One reader. A thread of its own waits for changes and writes them; a write that does not get through in the server's connection time-out
 * ends the connection, so that whoever reads too slowly is dropped and comes back to the newest state.
 */
final class LiveConnection implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveConnection.class);
    private static final Object CHANGED = new Object();

    private final LiveHub hub;
    private final Set<LiveKey> keys;
    private final EventIds ids;
    private final SseEmitter emitter;
    private final int heartbeatMs;
    private final BlockingQueue<Object> signal = new ArrayBlockingQueue<>(1);
    /** The sequence that was sent of each topic, 0 of one that was not. */
    private final Map<LiveKey, Long> sent = new HashMap<>();

    private volatile boolean isOpen = true;

    LiveConnection(LiveHub hub, Set<LiveKey> keys, EventIds ids, Outlet outlet) {
        this.hub = hub;
        this.keys = keys;
        this.ids = ids;
        this.emitter = outlet.emitter();
        this.heartbeatMs = outlet.heartbeatMs();
        keys.forEach(key -> sent.put(key, outlet.seen()));
    }

    /** {@code seen}: the sequence that the reader has already. */
    record Outlet(SseEmitter emitter, int heartbeatMs, long seen) {}

    @Override
    public void run() {
        Runnable wake = () -> signal.offer(CHANGED);
        hub.follow(keys, wake);
        try {
            emitter.send(SseEmitter.event().comment("ok").reconnectTime(2_000));
            while (isOpen) {
                sendNew();
                if (signal.poll(heartbeatMs, TimeUnit.MILLISECONDS) == null && isOpen) {
                    emitter.send(SseEmitter.event().comment("still here"));
                }
            }
            emitter.complete();
        } catch (IOException | IllegalStateException gone) {
            LOG.debug("a reader left", gone);
            emitter.completeWithError(gone);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            emitter.complete();
        } finally {
            hub.leave(keys, wake);
        }
    }

    private void sendNew() throws IOException {
        for (LiveEvent event : hub.since(sent)) {
            sent.put(event.key(), event.sequence());
            emitter.send(SseEmitter.event()
                    .id(ids.of(event.height(), seen()))
                    .name(event.key().topic().name())
                    .data(event.json()));
        }
    }

    /** A topic that was not sent yet may stand at any sequence: until all were, an id promises nothing. */
    private long seen() {
        boolean isWhole = sent.values().stream().allMatch(sequence -> sequence > 0);
        return isWhole ? Collections.max(sent.values()) : 0;
    }

    /** The reader is told to come back, as after any end. */
    void close() {
        isOpen = false;
        signal.offer(CHANGED);
    }
}
