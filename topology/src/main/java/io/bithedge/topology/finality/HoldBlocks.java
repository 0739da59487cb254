package io.bithedge.topology.finality;

import io.bithedge.schemas.avro.BlockApplied;
import io.bithedge.schemas.avro.BlockEnded;
import io.bithedge.schemas.avro.BlockHeader;
import io.bithedge.schemas.avro.BlockMarker;
import io.bithedge.schemas.avro.BlockRolledBack;
import io.bithedge.schemas.avro.ChainRecord;
import io.bithedge.schemas.avro.ContractBackfillEnded;
import io.bithedge.schemas.avro.ContractBackfillStarted;
import io.bithedge.schemas.avro.ContractEvent;
import io.bithedge.schemas.avro.ContractTransaction;
import io.bithedge.schemas.avro.ExposureFactRecord;
import io.bithedge.schemas.avro.FinalityAdvanced;
import io.bithedge.schemas.avro.HoldState;
import io.bithedge.schemas.avro.NumberOutOfRange;
import io.bithedge.schemas.avro.OracleRecord;
import io.bithedge.schemas.avro.ProviderRecord;
import io.bithedge.schemas.avro.RegistryRecord;
import io.bithedge.schemas.avro.VaultRecord;
import io.bithedge.topology.published.FactRows;
import io.bithedge.topology.stage.Keys;
import io.bithedge.topology.stage.StageProcessor;
import io.bithedge.topology.stage.StoreNames;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.NullUnmarked;

/**
 * Holds every block until it is final, then releases its events as facts, in chain order, and a marker behind them into every partition of
 * every fact topic. Rolled-back blocks vanish from the hold.
 *
 * <p>A block that comes twice changes nothing. A block that does not follow the last one, an event outside its block, and a rollback at or
 * below the released height halt the stage. So does the past of a contract that a fold reads; that of any other is ignored.
 */
@NullUnmarked // Kafka sets in init what the constructor cannot.
public final class HoldBlocks extends StageProcessor {
    /** Hashes of released blocks that are remembered, so that a late duplicate is told from another block. */
    private static final long REMEMBERED_BLOCKS = 1_000;

    private KeyValueStore<String, ChainRecord> held;
    private KeyValueStore<String, String> hashes;
    private KeyValueStore<String, HoldState> states;
    private HeldActs acts;
    private HoldState state;

    public HoldBlocks() {
        super(StoreNames.FINALITY);
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> context) {
        super.init(context);
        held = store(StoreNames.HELD_RECORDS);
        hashes = store(StoreNames.HELD_HASHES);
        states = store(StoreNames.HOLD_STATE);
        acts = new HeldActs(store(StoreNames.HELD_ACTS));
        HoldState known = states.get(Keys.ONLY);
        state = known == null ? HoldState.newBuilder().build() : known;
    }

    @Override
    protected void apply(SpecificRecord value) {
        switch (((ChainRecord) value).getBody()) {
            case BlockApplied block -> begin(block, (ChainRecord) value);
            case ContractTransaction transaction -> {
                // Followed by tx-submitter; the folds read prints only.
            }
            case ContractBackfillStarted past -> tellPast(past);
            case ContractEvent event when !state.getBackfilled().isEmpty() -> refusePast(event);
            case ContractEvent event -> hold(event, (ChainRecord) value);
            case ContractBackfillEnded past ->
                save(HoldState.newBuilder(state).setBackfilled("").build());
            case BlockEnded end -> end(end, (ChainRecord) value);
            case BlockRolledBack rollback -> rollBack(rollback);
            case FinalityAdvanced finality -> release(finality);
            default -> throw new IllegalStateException("chain record with an unknown body: " + value);
        }
    }

    private void begin(BlockApplied block, ChainRecord record) {
        if (isKnown(block.getHeight(), block.getIndexBlockHash())) {
            return;
        }
        BlockHeader tip = state.getTip();
        if (tip != null) {
            if (state.getOpen()) {
                haltAt("BLOCK_NOT_ENDED", block.getHeight(), "expected the end of block " + tip.getHeight());
                return;
            }
            if (block.getHeight() != tip.getHeight() + 1
                    || !block.getParentIndexBlockHash().equals(tip.getIndexBlockHash())) {
                haltAt(
                        "BLOCK_NOT_NEXT",
                        block.getHeight(),
                        "expected block %d with parent %s, got parent %s"
                                .formatted(
                                        tip.getHeight() + 1, tip.getIndexBlockHash(), block.getParentIndexBlockHash()));
                return;
            }
        }
        BlockHeader header = new BlockHeader(
                block.getHeight(), block.getIndexBlockHash(), block.getParentIndexBlockHash(), block.getBurnHeight());
        hashes.put(Keys.padded(block.getHeight()), block.getIndexBlockHash());
        held.put(recordKey(block.getHeight(), 0), record);
        save(HoldState.newBuilder(state)
                .setTip(header)
                .setOpen(true)
                .setRecords(1)
                .setEvents(0)
                .setLastTxIndex(-1)
                .setLastOrdinal(-1)
                .build());
    }

    /** The past of a contract that was added comes between two blocks, in one transaction: no block begins before it ends. */
    private void tellPast(ContractBackfillStarted past) {
        if (state.getOpen()) {
            haltAt("BLOCK_NOT_ENDED", past.getFromHeight(), "expected the end of a block, got a contract's past");
            return;
        }
        save(HoldState.newBuilder(state).setBackfilled(past.getContract()).build());
    }

    /**
     * A contract that no fold reads is ignored, as in its blocks. The past of one that a fold reads comes too late: facts of younger
     * blocks are folded already, and the books would depend on when the contract was added.
     */
    private void refusePast(ContractEvent event) {
        if (!FactRoute.of(event).isEmpty()) {
            haltAt(
                    "PAST_COMES_TOO_LATE",
                    event.getPosition().getHeight(),
                    "event of %s below the folded blocks: fold a stream that follows the contract from its start"
                            .formatted(event.getContract()));
        }
    }

    private void hold(ContractEvent event, ChainRecord record) {
        long height = event.getPosition().getHeight();
        if (!isOpen(height, event.getPosition().getIndexBlockHash())) {
            requireKnown("EVENT_OUTSIDE_BLOCK", height, event.getPosition().getIndexBlockHash());
            return;
        }
        int tx = event.getPosition().getTxIndex();
        int ordinal = event.getPosition().getOrdinal();
        boolean isDuplicate =
                tx < state.getLastTxIndex() || (tx == state.getLastTxIndex() && ordinal <= state.getLastOrdinal());
        if (isDuplicate) {
            return;
        }
        held.put(recordKey(height, state.getRecords()), record);
        acts.held(recordKey(height, state.getRecords()), event);
        save(HoldState.newBuilder(state)
                .setRecords(state.getRecords() + 1)
                .setEvents(state.getEvents() + 1)
                .setLastTxIndex(tx)
                .setLastOrdinal(ordinal)
                .build());
    }

    private void end(BlockEnded end, ChainRecord record) {
        if (!isOpen(end.getHeight(), end.getIndexBlockHash())) {
            requireKnown("END_OUTSIDE_BLOCK", end.getHeight(), end.getIndexBlockHash());
            return;
        }
        if (end.getEventCount() != state.getEvents()) {
            haltAt(
                    "EVENTS_MISSING",
                    end.getHeight(),
                    "expected %d events, got %d".formatted(end.getEventCount(), state.getEvents()));
            return;
        }
        held.put(recordKey(end.getHeight(), state.getRecords()), record);
        save(HoldState.newBuilder(state)
                .setOpen(false)
                .setRecords(state.getRecords() + 1)
                .build());
    }

    private void rollBack(BlockRolledBack rollback) {
        BlockHeader tip = state.getTip();
        long height = rollback.getHeight();
        if (state.getReleased() != null && height <= state.getReleased().getHeight()) {
            haltAt(
                    "ROLLBACK_BELOW_FINAL",
                    height,
                    "expected only blocks above %d to roll back"
                            .formatted(state.getReleased().getHeight()));
            return;
        }
        if (tip == null || tip.getHeight() != height || !tip.getIndexBlockHash().equals(rollback.getIndexBlockHash())) {
            // Rolled back before: the hold does not know the block any more.
            if (tip != null && isKnown(height, rollback.getIndexBlockHash())) {
                haltAt("ROLLBACK_NOT_NEWEST", height, "expected block %d first".formatted(tip.getHeight()));
            }
            return;
        }
        take(height);
        hashes.delete(Keys.padded(height));
        save(HoldState.newBuilder(state)
                .setTip(headerOf(height - 1))
                .setOpen(false)
                .build());
    }

    private void release(FinalityAdvanced finality) {
        BlockHeader tip = state.getTip();
        long from = state.getReleased() == null
                ? Long.MIN_VALUE
                : state.getReleased().getHeight();
        if (finality.getHeight() <= from) {
            return;
        }
        boolean isHeld = isKnown(finality.getHeight(), finality.getIndexBlockHash())
                && !isOpen(finality.getHeight(), finality.getIndexBlockHash());
        if (tip == null || !isHeld) {
            haltAt(
                    "FINAL_BLOCK_UNKNOWN",
                    finality.getHeight(),
                    "block %s was not held".formatted(finality.getIndexBlockHash()));
            return;
        }
        try (KeyValueIterator<String, ChainRecord> all =
                held.range(recordKey(0, 0), recordKey(finality.getHeight(), Integer.MAX_VALUE))) {
            while (all.hasNext()) {
                KeyValue<String, ChainRecord> next = all.next();
                releaseRecord(next.value, finality.getBurnTip());
                held.delete(next.key);
                acts.left(next.key, next.value);
            }
        }
    }

    private void releaseRecord(ChainRecord record, long burnTip) {
        switch (record.getBody()) {
            case BlockApplied block ->
                save(HoldState.newBuilder(state)
                        .setReleased(new BlockHeader(
                                block.getHeight(),
                                block.getIndexBlockHash(),
                                block.getParentIndexBlockHash(),
                                block.getBurnHeight()))
                        .build());
            case ContractEvent event
            when event.getEvent() instanceof NumberOutOfRange number ->
                report(UnusableEvent.incident(stage(), event, number));
            case ContractEvent event -> releaseEvent(event);
            case BlockEnded end -> mark(end, burnTip);
            default -> throw new IllegalStateException("held record with an unknown body: " + record);
        }
    }

    private void releaseEvent(ContractEvent event) {
        List<FactRoute.Routed> facts = FactRoute.of(event);
        facts.forEach(fact -> send(fact.sink(), fact.key(), fact.value()));
        if (!facts.isEmpty()) {
            FactRows.of(event).ifPresent(this::publish);
        }
    }

    private void mark(BlockEnded end, long burnTip) {
        BlockMarker marker = new BlockMarker(
                end.getHeight(), end.getIndexBlockHash(), end.getBurnHeight(), end.getBlockTime(), burnTip);
        send(StoreNames.VAULT_SINK, Keys.MARKER, new VaultRecord(marker));
        send(StoreNames.PROVIDER_SINK, Keys.MARKER, new ProviderRecord(marker));
        send(StoreNames.REGISTRY_SINK, Keys.MARKER, new RegistryRecord(marker));
        send(StoreNames.ORACLE_SINK, Keys.MARKER, new OracleRecord(marker));
        send(StoreNames.EXPOSURE_EVENTS_SINK, Keys.MARKER, new ExposureFactRecord(marker));
        publish(FactRows.block(marker));
        reached(marker);
        hashes.delete(Keys.padded(end.getHeight() - REMEMBERED_BLOCKS));
    }

    private void take(long height) {
        List<KeyValue<String, ChainRecord>> rows = new ArrayList<>();
        try (KeyValueIterator<String, ChainRecord> all =
                held.range(recordKey(height, 0), recordKey(height, Integer.MAX_VALUE))) {
            all.forEachRemaining(rows::add);
        }
        for (KeyValue<String, ChainRecord> row : rows) {
            held.delete(row.key);
            acts.left(row.key, row.value);
        }
    }

    /** Of a block that is held, or of the last one released; null when the hold is empty. */
    private BlockHeader headerOf(long height) {
        ChainRecord first = held.get(recordKey(height, 0));
        if (first == null) {
            return state.getReleased();
        }
        BlockApplied block = (BlockApplied) first.getBody();
        return new BlockHeader(
                block.getHeight(), block.getIndexBlockHash(), block.getParentIndexBlockHash(), block.getBurnHeight());
    }

    private boolean isKnown(long height, String hash) {
        return hash.equals(hashes.get(Keys.padded(height)));
    }

    private boolean isOpen(long height, String hash) {
        BlockHeader tip = state.getTip();
        return state.getOpen()
                && tip != null
                && tip.getHeight() == height
                && tip.getIndexBlockHash().equals(hash);
    }

    private void requireKnown(String code, long height, String hash) {
        if (!isKnown(height, hash)) {
            haltAt(code, height, "block %s has not begun".formatted(hash));
        }
    }

    private void haltAt(String code, long height, String message) {
        halt(code, "block " + height, message);
    }

    private void save(HoldState next) {
        state = next;
        states.put(Keys.ONLY, next);
    }

    /** Of a record of a held block; number 0 is the block itself. */
    public static String recordKey(long height, int number) {
        return "%s/%010d".formatted(Keys.padded(height), number);
    }
}
