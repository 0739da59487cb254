package io.bithedge.watcher.push;

import io.bithedge.schemas.avro.BlockObservation;
import io.bithedge.schemas.avro.MempoolEvent;
import io.bithedge.schemas.avro.ObservationRemoved;
import io.bithedge.schemas.avro.ObservedBlock;
import io.bithedge.schemas.avro.ObservedBurnBlock;
import io.bithedge.stacks.client.ClientException;
import io.bithedge.stacks.client.PushBody;
import io.bithedge.stacks.client.PushedBlock;
import io.bithedge.stacks.client.PushedBurnBlock;
import io.bithedge.watcher.chain.BlockId;
import io.bithedge.watcher.chain.SeenBlock;
import io.bithedge.watcher.chain.SourceTip;
import io.bithedge.watcher.chain.UnreadTally;
import io.bithedge.watcher.contract.OurContracts;
import io.bithedge.watcher.record.ObservationMapper;
import io.bithedge.watcher.sink.ChainLog;
import io.bithedge.watcher.sink.ObservationLog;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes pushes one at a time: into the log, then into the window. A push that comes back without an exception is durable, so the
 * node may forget it. A repetition of a block that is known is not written again.
 */
public final class PushIntake implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PushIntake.class);
    private static final Set<String> PATHS =
            Set.of("/new_block", "/new_burn_block", "/new_mempool_tx", "/drop_mempool_tx");
    private static final int MAX_REFUSED = 10_000;
    /** More than a node's mempool takes in or throws out at once. */
    static final int MAX_MEMPOOL_EVENTS = 20_000;

    private static final int MEMPOOL_BATCH = 1_000;

    private final ObservationLog log;
    private final BlockWindow window;
    private final OurContracts contracts;
    private final MempoolDecoder mempool;
    private final ObservationMapper mapper;
    private final InstantSource clock;
    private final UnreadTally unread = new UnreadTally();
    private final HeightLimit limit;
    private final Set<BlockId> refused = new HashSet<>();
    private volatile boolean open;
    /** Another process took over: opening again would shut that one out. */
    private ChainLog.@Nullable Fenced fenced;

    private volatile String problem = "";

    /** Whose blocks and transactions are kept. `accounts`: whose are followed in the mempool; all when empty. */
    public record Interest(OurContracts contracts, Set<String> accounts) {
        public Interest {
            accounts = Set.copyOf(accounts);
        }
    }

    public PushIntake(
            ObservationLog log, BlockWindow window, OurContracts contracts, Set<String> accounts, InstantSource clock) {
        this(log, window, new Interest(contracts, accounts), new HeightLimit(HeightLimit.MAX_BLOCKS), clock);
    }

    public PushIntake(
            ObservationLog log, BlockWindow window, Interest interest, HeightLimit limit, InstantSource clock) {
        this.log = log;
        this.window = window;
        this.contracts = interest.contracts();
        this.mempool = new MempoolDecoder(interest.accounts());
        this.mapper = new ObservationMapper(contracts);
        this.limit = limit;
        this.clock = clock;
    }

    /** Fills the window with what the log keeps, once. Throws what {@link ObservationLog} throws. */
    public void open() {
        // Readers do not wait for a push under way.
        if (!open) {
            restore();
        }
    }

    /** What others of our kind have kept since is read before the next look. */
    public void openAnew() {
        open = false;
    }

    private synchronized void restore() {
        if (fenced != null) {
            throw fenced;
        }
        if (!open) {
            log.open(this::restore);
            open = true;
            LOG.info(
                    "observed blocks read, tip {}",
                    window.tip().map(block -> block.block().head().toString()).orElse("none"));
        }
    }

    /** What is posted to other paths carries nothing for us: it is taken and forgotten. */
    public static boolean isRead(String path) {
        return PATHS.contains(path);
    }

    public void take(String path, String body) {
        take(path, PushBody.of(body));
    }

    /**
     * Takes what was posted to a path. Throws {@link ClientException} for what cannot be read, and what {@link ObservationLog}
     * throws: then nothing was taken.
     */
    public synchronized void take(String path, PushBody body) {
        try {
            open();
            Optional<String> left = Optional.empty();
            Optional<String> part = Optional.empty();
            switch (path) {
                case "/new_block" ->
                    left = takeBlock(PushedBlock.read(
                            body, contract -> contracts.find(contract).isPresent()));
                case "/new_burn_block" -> left = takeBurnBlock(PushedBurnBlock.read(body));
                case "/new_mempool_tx" -> part = takeMempool(each -> mempool.seen(body, now(), each));
                case "/drop_mempool_tx" -> part = takeMempool(each -> mempool.dropped(body, now(), each));
                default -> LOG.debug("nothing to read in a push to {}", path);
            }
            if (left.isPresent()) {
                leave(path, left.get());
            } else {
                part.ifPresentOrElse(
                        why -> refused("the last push to %s was left in part: %s".formatted(path, why)),
                        () -> problem = "");
            }
        } catch (RuntimeException e) {
            refused("the last push to %s was refused: %s".formatted(path, e.getMessage()));
            throw e;
        }
    }

    /** Why the last push was refused; empty when it was taken. */
    public String problem() {
        return problem;
    }

    /** It is real or it is not: with a pulled source it need not be kept, without one the node says it again. */
    private void leave(String path, String reason) {
        if (!limit.isPulled()) {
            throw new TooFarAhead("the push was not taken: " + reason);
        }
        refused("the last push to %s was left: %s".formatted(path, reason));
    }

    /** A push lies above everything we know, and nobody can be asked. */
    static final class TooFarAhead extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooFarAhead(String message) {
            super(message);
        }
    }

    /** Forgets a block, and takes no more pushes of it until the next start. Durable when the log can be reached. */
    synchronized void refuse(BlockId id, String reason) {
        if (refused.size() >= MAX_REFUSED) {
            refused.clear();
        }
        refused.add(id);
        window.remove(id);
        LOG.warn("block {} is forgotten as it was pushed: {}", id, reason);
        try {
            append(
                    List.of(new BlockObservation(new ObservationRemoved(id.hex(), "chain-watcher", reason, now()))),
                    List.of());
        } catch (ChainLog.Unavailable | ChainLog.Fenced e) {
            LOG.warn("it will be known again after a restart: {}", e.getMessage());
        }
    }

    /** Notes a push that was refused before it was read. */
    void refused(String reason) {
        if (!reason.equals(problem)) {
            LOG.warn("{}", reason);
        }
        problem = reason;
    }

    @Override
    public synchronized void close() {
        log.close();
    }

    /** What strangers put into pushed blocks that we cannot read. */
    public UnreadTally unread() {
        return unread;
    }

    /** Returns why it was left; empty when it was taken. */
    private Optional<String> takeBlock(PushedBlock pushed) {
        if (pushed.height() == 0) {
            // Every node announces the genesis block again at every start. It holds no contract of ours, and as the
            // only
            // block we know it would pass for the tip.
            LOG.debug("block 0 announced again");
            return Optional.empty();
        }
        SeenBlock seen = PushDecoder.decode(pushed);
        if (window.find(seen.id()).isPresent()) {
            return Optional.empty();
        }
        if (refused.contains(seen.id())) {
            return Optional.of("what was pushed of block %s before was not true".formatted(seen.id()));
        }
        Optional<String> jump = jump(seen);
        if (jump.isPresent()) {
            return jump;
        }
        pushed.unread()
                .forEach((txid, problem) -> unread.add("transaction %s of block %s: %s"
                        .formatted(txid, seen.block().head(), problem)));
        if (!pushed.unread().isEmpty()) {
            LOG.warn(
                    "{} left unread, they are strangers', the last: {}",
                    pushed.unread().size(),
                    unread.last());
        }
        append(List.of(new BlockObservation(mapper.toRecord(seen, now()))), List.of());
        window.add(seen);
        return Optional.empty();
    }

    private Optional<String> jump(SeenBlock block) {
        Optional<SourceTip> known =
                window.tip().map(tip -> new SourceTip(tip.height(), Math.max(window.burnTip(), burnHeight(tip))));
        return limit.refusal(new SourceTip(block.height(), burnHeight(block)), known);
    }

    private static long burnHeight(SeenBlock block) {
        return block.block().head().burnHeight();
    }

    /** Returns why it was left; empty when it was taken. */
    private Optional<String> takeBurnBlock(PushedBurnBlock pushed) {
        Optional<String> jump = limit.burnRefusal(pushed.height(), window.burnTip());
        if (jump.isPresent()) {
            return jump;
        }
        ObservedBurnBlock observed =
                new ObservedBurnBlock(pushed.height(), pushed.hash().toPrefixedHex(), now());
        append(List.of(new BlockObservation(observed)), List.of());
        window.burned(pushed.height());
        return Optional.empty();
    }

    /**
     * What strangers' transactions do in a mempool is news and no fact: beyond so many of one push the rest is left. Returns why; empty
     * when all were taken. What failed half-way has been taken in part, and comes again.
     */
    private Optional<String> takeMempool(Consumer<Consumer<MempoolEvent>> source) {
        List<MempoolEvent> batch = new ArrayList<>();
        int[] count = {0};
        source.accept(event -> {
            if (++count[0] <= MAX_MEMPOOL_EVENTS) {
                batch.add(event);
            }
            if (batch.size() == MEMPOOL_BATCH) {
                append(List.of(), List.copyOf(batch));
                batch.clear();
            }
        });
        append(List.of(), batch);
        return count[0] <= MAX_MEMPOOL_EVENTS
                ? Optional.empty()
                : Optional.of("it has %d transactions, of which %d were taken".formatted(count[0], MAX_MEMPOOL_EVENTS));
    }

    private void append(List<BlockObservation> observations, List<MempoolEvent> events) {
        if (observations.isEmpty() && events.isEmpty()) {
            return;
        }
        try {
            log.append(observations, events);
        } catch (ChainLog.Unavailable e) {
            open = false;
            throw e;
        } catch (ChainLog.Fenced e) {
            open = false;
            fenced = e;
            throw e;
        }
    }

    private void restore(BlockObservation observation) {
        switch (observation.getBody()) {
            case ObservedBlock block -> restore(mapper.fromRecord(block));
            case ObservedBurnBlock burn -> {
                if (limit.burnRefusal(burn.getBurnHeight(), window.burnTip()).isEmpty()) {
                    window.burned(burn.getBurnHeight());
                }
            }
            case ObservationRemoved removed -> window.remove(new BlockId(removed.getIndexBlockHash()));
            default -> throw new ChainLog.Unfit("an observation of unknown type: " + observation);
        }
    }

    /** What would not be taken now was taken by an older version. */
    private void restore(SeenBlock block) {
        Optional<String> jump = jump(block);
        jump.ifPresent(reason -> LOG.warn("block {} is left in the log: {}", block.id(), reason));
        if (jump.isEmpty()) {
            window.add(block);
        }
    }

    private long now() {
        return clock.millis();
    }
}
