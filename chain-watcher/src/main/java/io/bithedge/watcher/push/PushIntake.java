package io.bithedge.watcher.push;

import io.bithedge.schemas.avro.BlockObservation;
import io.bithedge.schemas.avro.MempoolEvent;
import io.bithedge.schemas.avro.ObservedBlock;
import io.bithedge.schemas.avro.ObservedBurnBlock;
import io.bithedge.stacks.client.ClientException;
import io.bithedge.stacks.client.PushBody;
import io.bithedge.stacks.client.PushedBlock;
import io.bithedge.stacks.client.PushedBurnBlock;
import io.bithedge.stacks.client.PushedMempool;
import io.bithedge.watcher.chain.SeenBlock;
import io.bithedge.watcher.chain.UnreadTally;
import io.bithedge.watcher.contract.OurContracts;
import io.bithedge.watcher.record.ObservationMapper;
import io.bithedge.watcher.sink.ChainLog;
import io.bithedge.watcher.sink.ObservationLog;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
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

    private final ObservationLog log;
    private final BlockWindow window;
    private final OurContracts contracts;
    private final MempoolDecoder mempool;
    private final ObservationMapper mapper;
    private final InstantSource clock;
    private final UnreadTally unread = new UnreadTally();
    private volatile boolean open;
    /** Another process took over: opening again would shut that one out. */
    private ChainLog.@Nullable Fenced fenced;

    private volatile String problem = "";

    /** `accounts`: whose transactions are followed in the mempool; all when empty. */
    public PushIntake(
            ObservationLog log, BlockWindow window, OurContracts contracts, Set<String> accounts, InstantSource clock) {
        this.log = log;
        this.window = window;
        this.contracts = contracts;
        this.mempool = new MempoolDecoder(accounts);
        this.mapper = new ObservationMapper(contracts);
        this.clock = clock;
    }

    /** Fills the window with what the log keeps, once. Throws what {@link ObservationLog} throws. */
    public void open() {
        // Readers do not wait for a push under way.
        if (!open) {
            restore();
        }
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
            switch (path) {
                case "/new_block" ->
                    takeBlock(PushedBlock.read(
                            body, contract -> contracts.find(contract).isPresent()));
                case "/new_burn_block" -> takeBurnBlock(PushedBurnBlock.read(body));
                case "/new_mempool_tx" -> append(List.of(), mempool.seen(body, now()));
                case "/drop_mempool_tx" -> append(List.of(), mempool.dropped(PushedMempool.readDropped(body), now()));
                default -> LOG.debug("nothing to read in a push to {}", path);
            }
            problem = "";
        } catch (RuntimeException e) {
            refused("the last push to %s was refused: %s".formatted(path, e.getMessage()));
            throw e;
        }
    }

    /** Why the last push was refused; empty when it was taken. */
    public String problem() {
        return problem;
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

    private void takeBlock(PushedBlock pushed) {
        if (pushed.height() == 0) {
            // Every node announces the genesis block again at every start. It holds no contract of ours, and as the
            // only
            // block we know it would pass for the tip.
            LOG.debug("block 0 announced again");
            return;
        }
        SeenBlock seen = PushDecoder.decode(pushed);
        if (window.find(seen.id()).isPresent()) {
            return;
        }
        pushed.unread().forEach((txid, problem) -> {
            String what = "transaction %s of block %s: %s"
                    .formatted(txid, seen.block().head(), problem);
            LOG.warn("left unread, it is a stranger's: {}", what);
            unread.add(what);
        });
        append(List.of(new BlockObservation(mapper.toRecord(seen, now()))), List.of());
        window.add(seen);
    }

    private void takeBurnBlock(PushedBurnBlock pushed) {
        ObservedBurnBlock observed =
                new ObservedBurnBlock(pushed.height(), pushed.hash().toPrefixedHex(), now());
        append(List.of(new BlockObservation(observed)), List.of());
        window.burned(pushed.height());
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
            case ObservedBlock block -> window.add(mapper.fromRecord(block));
            case ObservedBurnBlock burn -> window.burned(burn.getBurnHeight());
            default -> throw new ChainLog.Unfit("an observation of unknown type: " + observation);
        }
    }

    private long now() {
        return clock.millis();
    }
}
