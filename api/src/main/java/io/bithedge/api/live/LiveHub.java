package io.bithedge.api.live;

import io.bithedge.pool.view.NotReadyException;
import io.bithedge.pool.view.PoolViews;
import io.bithedge.pool.view.PoolViews.PositionView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Looks at the state for all connections together: each topic that anybody follows is read once per block, whoever many follow it.
 * A connection that missed changes gets the newest state, not every step to it: nothing queues up.
 */
final class LiveHub {
    private static final Logger LOG = LoggerFactory.getLogger(LiveHub.class);
    private static final int MOST_IDLE = 500;
    /** A connection that broke and comes back soon finds what it has seen. */
    private static final Duration REMEMBERED = Duration.ofMinutes(2);

    private final PoolViews views;
    private final JsonMapper mapper;
    private final Executor readers;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<LiveKey, Followed> followed = new HashMap<>();
    private Optional<PositionView> seen = Optional.empty();
    private long sequence;

    /** {@code readers} runs what may wait for another instance. */
    LiveHub(PoolViews views, JsonMapper mapper, Executor readers) {
        this.views = views;
        this.mapper = mapper;
        this.readers = readers;
    }

    /** From now on, {@code wake} runs after each change of one of the topics. */
    void follow(Collection<LiveKey> keys, Runnable wake) {
        guarded(() -> keys.forEach(key -> {
            Followed one = followed.computeIfAbsent(key, Followed::new);
            boolean isKept = !one.wakes.isEmpty() && !one.isUnread() && !one.isStale;
            one.wakes.add(wake);
            if (!isKept) {
                read(one);
            }
        }));
    }

    void leave(Collection<LiveKey> keys, Runnable wake) {
        guarded(() -> keys.forEach(key -> {
            Followed one = followed.get(key);
            if (one != null && one.wakes.remove(wake) && one.wakes.isEmpty()) {
                one.idleSinceNanos = System.nanoTime();
                one.isStale = true;
            }
            if (followed.size() > 2 * MOST_IDLE) {
                forgetBeyond(MOST_IDLE);
            }
        }));
    }

    /** Of the topics that nobody follows any more the longest unseen go: streams that were opened and closed leave nothing. */
    private void forgetBeyond(int most) {
        List<Followed> idle = followed.values().stream()
                .filter(one -> one.wakes.isEmpty() && !one.isBeingRead)
                .sorted(Comparator.comparingLong(one -> one.idleSinceNanos))
                .toList();
        idle.stream().limit(Math.max(0, idle.size() - most)).forEach(one -> followed.remove(one.key));
    }

    /** What changed after the sequence of each topic, in the order of the changes. */
    List<LiveEvent> since(Map<LiveKey, Long> sequences) {
        List<LiveEvent> events = new ArrayList<>();
        guarded(() -> sequences.keySet().stream()
                .flatMap(key -> Optional.ofNullable(followed.get(key)).flatMap(Followed::event).stream())
                .filter(event -> event.sequence() > sequences.getOrDefault(event.key(), 0L))
                .sorted(Comparator.comparingLong(LiveEvent::sequence))
                .forEach(events::add));
        return events;
    }

    /** One look: reads again what may have changed since the one before. */
    void look() {
        Optional<PositionView> now = position();
        guarded(() -> {
            boolean isNewBlock = !now.equals(seen);
            seen = now;
            long height = height();
            followed.values().removeIf(this::isForgotten);
            forgetBeyond(MOST_IDLE);
            followed.values().stream()
                    .filter(one -> !one.wakes.isEmpty())
                    .filter(one -> isNewBlock || one.key.topic().changesBetweenBlocks() || one.isBehind(height))
                    .forEach(this::read);
        });
    }

    int followedTopics() {
        List<Integer> sizes = new ArrayList<>();
        guarded(() -> sizes.add(followed.size()));
        return sizes.getFirst();
    }

    /** Tables that are being read are looked at again next time. */
    private Optional<PositionView> position() {
        try {
            return Optional.of(views.position());
        } catch (NotReadyException e) {
            return Optional.empty();
        }
    }

    private long height() {
        return seen.map(it -> it.appliedHeight().value()).orElse(-1L);
    }

    private boolean isForgotten(Followed one) {
        return one.wakes.isEmpty() && !one.isBeingRead && System.nanoTime() - one.idleSinceNanos > REMEMBERED.toNanos();
    }

    /** One reading of a topic at a time: a slow instance holds up its own topics only. */
    private void read(Followed one) {
        if (!one.isBeingRead) {
            one.isBeingRead = true;
            readers.execute(() -> finish(one, answer(one)));
        }
    }

    private Optional<Answer> answer(Followed one) {
        try {
            return Optional.of(Answer.of(mapper.valueToTree(one.key.topic().read(one.key.subject()))));
        } catch (RuntimeException notNow) {
            LOG.debug("{} {} cannot be read now", one.key.topic().name(), one.key.subject(), notNow);
            return Optional.empty();
        }
    }

    private void finish(Followed one, Optional<Answer> answer) {
        guarded(() -> {
            one.isBeingRead = false;
            answer.ifPresent(it -> take(one, it));
        });
    }

    private void take(Followed one, Answer answer) {
        boolean isNews = one.isChangedBy(answer.essence());
        if (isNews) {
            one.set(answer, height(), ++sequence);
        } else {
            one.reword(answer);
        }
        if (isNews || one.isStale) {
            one.isStale = false;
            one.wakes.forEach(Runnable::run);
        }
    }

    private void guarded(Runnable work) {
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }
}
