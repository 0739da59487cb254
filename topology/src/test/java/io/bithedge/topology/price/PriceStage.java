package io.bithedge.topology.price;

import io.bithedge.schemas.avro.Asset;
import io.bithedge.schemas.avro.BlockMarker;
import io.bithedge.schemas.avro.ChainCommand;
import io.bithedge.schemas.avro.DailyClose;
import io.bithedge.schemas.avro.EventPosition;
import io.bithedge.schemas.avro.OracleFact;
import io.bithedge.schemas.avro.OracleRecord;
import io.bithedge.schemas.avro.PriceDemand;
import io.bithedge.schemas.avro.PriceObserved;
import io.bithedge.schemas.avro.PriceTick;
import io.bithedge.schemas.avro.PriceTickRecord;
import io.bithedge.schemas.avro.PriceUpdate;
import io.bithedge.schemas.avro.StageState;
import io.bithedge.schemas.avro.SubmissionState;
import io.bithedge.schemas.serde.StoredSerdes;
import io.bithedge.topology.stage.Decoded;
import io.bithedge.topology.stage.StoreNames;
import io.bithedge.topology.support.Records;
import io.bithedge.topology.support.Roles;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/** The price stage alone, with stores in memory and a clock that is moved by hand. Every burn block is final at once. */
final class PriceStage {
    static final long DAY_MS = 86_400_000;

    private final MockProcessorContext<String, SpecificRecord> context = new MockProcessorContext<>();
    private final AggregatePrices stage;
    private long burnHeight = 1_000;
    private long height = 100;
    private long nowMs = 30_000 * DAY_MS;

    PriceStage(PriceSettings settings) {
        store(StoreNames.TICKS, PriceTick.class);
        store(StoreNames.CLOSES, DailyClose.class);
        store(StoreNames.SUBMISSION, SubmissionState.class);
        store(StoreNames.position(StoreNames.PRICE), StageState.class);
        stage = new AggregatePrices(settings);
        stage.init(context);
    }

    private <V extends SpecificRecord> void store(String name, Class<V> type) {
        KeyValueStore<String, V> store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(name), Serdes.String(), StoredSerdes.of(type))
                .withLoggingDisabled()
                .build();
        store.init(context.getStateStoreContext(), store);
        context.addStateStore(store);
    }

    /** A task that is opened again on the same stores. */
    void restart() {
        stage.init(context);
    }

    long nowMs() {
        return nowMs;
    }

    void pass(long ms) {
        nowMs += ms;
    }

    /** The sources a, b and c say so now. */
    void ticks(long btc, long stx) {
        for (String source : List.of("a", "b", "c")) {
            tick(Asset.BTC, source, btc);
            tick(Asset.STX, source, stx);
        }
    }

    void tick(Asset asset, String source, long price) {
        tick(asset, source, price, nowMs);
    }

    void tick(Asset asset, String source, long price, long observedAtMs) {
        process(new PriceTickRecord(new PriceTick(asset, source, price, observedAtMs, "USD", 100_000_000L)));
    }

    void close(long day, String source, long price) {
        process(new PriceTickRecord(new DailyClose(Asset.BTC, source, day, price)));
    }

    /** As the read side sees them. */
    List<ClosesByDay.Day> closes(int days) {
        KeyValueStore<String, DailyClose> store = context.getStateStore(StoreNames.CLOSES);
        return ClosesByDay.read(store, Asset.BTC, days);
    }

    void demand(long dueHeight) {
        process(new PriceDemand(dueHeight));
    }

    void initialised() {
        fact(Roles.initialised(burnHeight));
        block(0);
    }

    void recorded(Asset asset, long price) {
        fact(Records.of(asset, price, burnHeight, nowMs / 1_000));
    }

    /** What one submitter saw, whatever the others say. */
    void observed(Asset asset, long price) {
        fact(new PriceObserved(asset, price, burnHeight, nowMs / 1_000, "submitter-1"));
    }

    /** The chain is so many burn blocks on, and the end of that block is final. */
    void block(long burnBlocks) {
        burnHeight += burnBlocks;
        height++;
        BlockMarker marker = new BlockMarker(height, "0x" + height, burnHeight, burnHeight * 600, burnHeight);
        process(new OracleRecord(marker));
    }

    /** The facts that follow are of a block so many burn blocks on. */
    void burn(long burnBlocks) {
        burnHeight += burnBlocks;
    }

    private void fact(Object event) {
        EventPosition position =
                new EventPosition(height + 1, "0x" + (height + 1), burnHeight, burnHeight * 600, "0xtx", 0, 0);
        process(new OracleRecord(new OracleFact(position, event)));
    }

    private void process(SpecificRecord value) {
        stage.process(new Record<>("key", new Decoded.Value(value), nowMs));
    }

    /** Commands since the last call. */
    List<ChainCommand> commands() {
        return taken(ChainCommand.class);
    }

    /** Signer and id of the commands since the last call. */
    List<String> commandLines() {
        return commands().stream()
                .map(it -> it.getSigner() + " " + it.getCommandId())
                .toList();
    }

    /** What was published since the last call, commands aside. */
    List<Object> updates() {
        return taken(PriceUpdate.class).stream().map(PriceUpdate::getBody).toList();
    }

    private <T> List<T> taken(Class<T> type) {
        List<T> taken = new ArrayList<>();
        for (MockProcessorContext.CapturedForward<? extends String, ? extends SpecificRecord> forward :
                context.forwarded()) {
            if (type.isInstance(forward.record().value())) {
                taken.add(type.cast(forward.record().value()));
            }
        }
        context.resetForwards();
        return taken;
    }
}
