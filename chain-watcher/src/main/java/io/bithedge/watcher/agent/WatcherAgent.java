package io.bithedge.watcher.agent;

import static java.util.Objects.requireNonNull;

import io.bithedge.schemas.avro.Incident;
import io.bithedge.watcher.agent.BatchReader.Reading;
import io.bithedge.watcher.agent.WatcherStatus.State;
import io.bithedge.watcher.chain.BlockHead;
import io.bithedge.watcher.chain.BlockSource;
import io.bithedge.watcher.chain.ChainBlock;
import io.bithedge.watcher.chain.SourceConflictException;
import io.bithedge.watcher.chain.SourceException;
import io.bithedge.watcher.chain.SourceTip;
import io.bithedge.watcher.follow.Cursor;
import io.bithedge.watcher.follow.Followed;
import io.bithedge.watcher.follow.FollowedContract;
import io.bithedge.watcher.follow.FollowedContract.Coverage;
import io.bithedge.watcher.follow.FollowedContract.Past;
import io.bithedge.watcher.follow.PublishedBlock;
import io.bithedge.watcher.follow.SecondLook;
import io.bithedge.watcher.record.Incidents;
import io.bithedge.watcher.sink.ChainLog;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the chain into the log, one batch per duty cycle. Stepped by one thread; the status may be read by any.
 *
 * <pre>
 * STARTING  -> FOLLOWING  the log is open, the cursor restored
 * FOLLOWING -> STALLED    source or log fail: tried again after a growing delay, the cursor restored from the log if it failed
 * STALLED   -> FOLLOWING  the next cycle worked
 * any       -> HALTED     a fork below the final block, a print we cannot decode, sources that contradict each other, another writer, a log that is not ours
 * HALTED    -> STARTING   another writer had taken over, and it is our turn again
 * </pre>
 */
public final class WatcherAgent {
    private static final Logger LOG = LoggerFactory.getLogger(WatcherAgent.class);
    private static final Duration FIRST_DELAY = Duration.ofMillis(500);
    private static final Duration MAX_DELAY = Duration.ofSeconds(15);

    private final BlockSource source;
    private final SecondLook second;
    private final BlockSource trusted;
    private final ChainLog log;
    private final WatcherSettings settings;
    private final BatchReader reader;
    private final PastReader pastReader;
    private final InstantSource clock;
    private final AgentObserver observer;
    private final QuietWatch quiet;
    private final BackfillMeter backfill = new BackfillMeter();
    private final Queue<Incident> found = new ConcurrentLinkedQueue<>();

    /** The final block was found where we published it. Asked once at the start: later a fork shows by itself. */
    private boolean isSameChain;

    /** Null while the log is not open. */
    private @Nullable Cursor position;

    /** Halted because another process writes. */
    private boolean isFenced;

    private volatile boolean isOurTurn;

    private Duration delay = FIRST_DELAY;
    private Instant retryAt = Instant.MIN;
    private volatile WatcherStatus status;

    public WatcherAgent(BlockSource source, ChainLog log, WatcherSettings settings, InstantSource clock) {
        this(source, log, settings, clock, AgentObserver.NONE);
    }

    public WatcherAgent(
            BlockSource source, ChainLog log, WatcherSettings settings, InstantSource clock, AgentObserver observer) {
        this(new Sources(source, SecondLook.NOT_NEEDED, source), log, settings, clock, observer);
    }

    /**
     * Where the chain is read.
     *
     * @param second what must stand behind a followed block before it is final.
     * @param trusted is asked whether it still is the chain that was published.
     */
    public record Sources(BlockSource followed, SecondLook second, BlockSource trusted) {}

    public WatcherAgent(
            Sources sources, ChainLog log, WatcherSettings settings, InstantSource clock, AgentObserver observer) {
        this.source = sources.followed();
        this.second = sources.second();
        this.trusted = sources.trusted();
        this.log = log;
        this.settings = settings;
        this.reader = new BatchReader(source, second, settings);
        this.pastReader = new PastReader(source, settings.limits());
        this.clock = clock;
        this.observer = observer;
        this.quiet = new QuietWatch(settings.quietAfter(), clock.instant());
        this.status = WatcherStatus.starting(clock.instant());
    }

    public WatcherStatus status() {
        return status;
    }

    /** The next step opens the log anew, which fences whoever has it open. By any thread. */
    public void takeOver() {
        isOurTurn = true;
    }

    private void begin() {
        isOurTurn = false;
        position = null;
        retryAt = Instant.MIN;
        delay = FIRST_DELAY;
        if (isFenced) {
            isFenced = false;
            become(State.STARTING, "the log is not open yet", status.source());
        }
    }

    /** One step. Returns how many records were written; 0 means that there is nothing to do right now. */
    public int doWork() {
        if (isOurTurn) {
            begin();
        }
        if (status.state() == State.HALTED || clock.instant().isBefore(retryAt)) {
            return 0;
        }
        try {
            Cursor cursor = open();
            reportWhatOthersFound();
            Optional<SourceTip> tip = undisputedTip();
            if (tip.isEmpty() || !isOurChain(cursor)) {
                return 0;
            }
            quiet.observe(tip.get(), clock.instant());
            int written = follow(cursor, tip.get());
            if (written == 0 && status.state() != State.HALTED) {
                // The chain goes first: the past of a contract is published while there is nothing new.
                written = tellPast(requireNonNull(position));
            }
            if (status.state() != State.HALTED) {
                delay = FIRST_DELAY;
                become(State.FOLLOWING, quiet.remark(clock.instant()), tip.get());
            }
            return written;
        } catch (SourceException e) {
            stall(e);
        } catch (ChainLog.Unavailable e) {
            position = null;
            stall(e);
        } catch (ChainLog.Fenced e) {
            isFenced = true;
            halt(String.valueOf(e.getMessage()));
        } catch (ChainLog.Unfit | Followed.Dropped e) {
            halt(String.valueOf(e.getMessage()));
        }
        return 0;
    }

    /** Something happened that nobody foresaw: nothing more is written. */
    public void halt(String reason) {
        LOG.error("halted: {}", reason);
        become(State.HALTED, reason, status.source());
    }

    /** To be written by the agent's thread, the only one that writes; by any thread. */
    public void report(Incident incident) {
        found.add(incident);
    }

    private void reportWhatOthersFound() {
        for (Incident incident = found.peek(); incident != null; incident = found.peek()) {
            log.report(incident);
            found.remove();
        }
    }

    private Cursor open() {
        Cursor known = position;
        if (known != null) {
            return known;
        }
        Cursor stored = log.open();
        Cursor restored = stored.withFollowed(stored.followed()
                .adopting(
                        settings.contracts(),
                        settings.startHeight(),
                        stored.tip().isPresent()));
        position = restored;
        LOG.info(
                "log open, tip {}, {} blocks not final",
                restored.tip().map(block -> block.head().toString()).orElse("none"),
                restored.unfinal().size());
        return restored;
    }

    /** Before anything else: is it the chain whose blocks we remember? False: then we have halted. */
    private boolean isOurChain(Cursor cursor) {
        Optional<PublishedBlock> known = cursor.finalBlock();
        isSameChain |= known.isEmpty();
        if (isSameChain) {
            return true;
        }
        BlockHead own = known.orElseThrow().head();
        BlockHead there = trusted.canonicalAt(own.height())
                .map(ChainBlock::head)
                .orElseThrow(() -> new SourceException(
                        "the source has no block %d yet, and our final block is %s: it is behind, or tells another chain"
                                .formatted(own.height(), own)));
        isSameChain = there.id().equals(own.id());
        if (!isSameChain) {
            Incident incident = Incidents.forkBelowFinal(known.orElseThrow(), there);
            log.report(incident);
            halt(incident.getMessage());
        }
        return isSameChain;
    }

    /** Empty when the readers of the chain contradict each other: then we have halted. */
    private Optional<SourceTip> undisputedTip() {
        try {
            return Optional.of(source.tip());
        } catch (SourceConflictException e) {
            log.report(Incidents.sourceConflict(e.conflict()));
            halt(e.conflict().message());
            return Optional.empty();
        }
    }

    private int follow(Cursor cursor, SourceTip tip) {
        return settle(reader.read(cursor, tip));
    }

    private int tellPast(Cursor cursor) {
        Optional<FollowedContract> behind = cursor.followed().catchingUp();
        Optional<PublishedBlock> finalBlock = cursor.finalBlock();
        if (behind.isEmpty()
                || finalBlock.isEmpty()
                || !(behind.get().coverage() instanceof Coverage.CatchingUp(Past past))) {
            return 0;
        }
        return settle(pastReader.read(cursor, behind.get(), past, finalBlock.get()));
    }

    private int settle(Reading reading) {
        return switch (reading) {
            case Reading.Read(Batch batch) -> write(batch);
            case Reading.Disagreed disagreed -> {
                if (source.isCanonical(disagreed.witness()) && !second.settles(disagreed.witness())) {
                    log.report(disagreed.incident());
                    halt(disagreed.incident().getMessage());
                }
                yield 0;
            }
        };
    }

    private int write(Batch batch) {
        // Anything may have happened since the first request of this batch; nothing can between this check and the
        // commit
        // that a later fork would not undo.
        if (batch.isEmpty() || !batch.witness().map(source::isCanonical).orElse(false)) {
            return 0;
        }
        log.append(batch.records(), batch.cursor());
        position = batch.cursor();
        observer.wrote(batch.written());
        backfill.wrote(batch.written(), batch.cursor(), clock.instant());
        return batch.records().size();
    }

    private void stall(RuntimeException cause) {
        if (status.state() != State.STALLED) {
            LOG.warn("stalled: {}", cause.getMessage());
        }
        Instant now = clock.instant();
        Stall stall = Stall.of(cause, now);
        retryAt = stall.retryAt(now.plus(delay));
        delay = delay.multipliedBy(2).compareTo(MAX_DELAY) > 0 ? MAX_DELAY : delay.multipliedBy(2);
        become(State.STALLED, stall.words(), status.source());
    }

    private void become(State state, String reason, SourceTip tip) {
        WatcherStatus before = status;
        if (state == State.FOLLOWING && before.state() == State.STALLED) {
            LOG.info("following again");
        }
        Cursor cursor = position == null ? before.cursor() : position;
        Instant now = clock.instant();
        Instant caughtUpAt = WatcherStatus.lag(cursor, tip) == 0 ? now : before.caughtUpAt();
        status = new WatcherStatus(state, reason, cursor, tip, caughtUpAt, backfill.progress(cursor, tip, now));
    }
}
