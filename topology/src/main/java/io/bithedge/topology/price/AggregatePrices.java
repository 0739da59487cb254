package io.bithedge.topology.price;

import io.bithedge.schemas.avro.Asset;
import io.bithedge.schemas.avro.AssetState;
import io.bithedge.schemas.avro.BlockMarker;
import io.bithedge.schemas.avro.DailyClose;
import io.bithedge.schemas.avro.OracleFact;
import io.bithedge.schemas.avro.OracleInitialised;
import io.bithedge.schemas.avro.OracleRecord;
import io.bithedge.schemas.avro.PriceAggregated;
import io.bithedge.schemas.avro.PriceHeld;
import io.bithedge.schemas.avro.PriceRecorded;
import io.bithedge.schemas.avro.PriceSubmission;
import io.bithedge.schemas.avro.PriceTick;
import io.bithedge.schemas.avro.PriceTickRecord;
import io.bithedge.schemas.avro.PriceUnavailable;
import io.bithedge.schemas.avro.PriceUpdate;
import io.bithedge.schemas.avro.SubmissionState;
import io.bithedge.schemas.avro.SubmitPrices;
import io.bithedge.schemas.avro.VaultCommand;
import io.bithedge.schemas.avro.VolatilityMeasured;
import io.bithedge.topology.price.MedianRule.Aggregate;
import io.bithedge.topology.stage.Keys;
import io.bithedge.topology.stage.StageProcessor;
import io.bithedge.topology.stage.StoreNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.function.UnaryOperator;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.NullUnmarked;

/** Makes one price out of the ticks of many sources, and submits it to the chain when it moved or grew old. */
@NullUnmarked // Kafka sets in init what the constructor cannot.
public final class AggregatePrices extends StageProcessor {
    private final PriceSettings settings;
    private KeyValueStore<String, SubmissionState> states;
    private TickStore ticks;
    private SubmissionState state;

    public AggregatePrices(PriceSettings settings) {
        super(StoreNames.PRICE);
        this.settings = settings;
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> context) {
        super.init(context);
        ticks = new TickStore(store(StoreNames.TICKS), store(StoreNames.CLOSES));
        states = store(StoreNames.SUBMISSION);
        SubmissionState known = states.get(Keys.ONLY);
        state = known == null ? initial() : known;
    }

    @Override
    protected void apply(SpecificRecord value) {
        switch (value) {
            case PriceTickRecord record when record.getBody() instanceof PriceTick tick -> tick(tick);
            case PriceTickRecord record -> close((DailyClose) record.getBody());
            case OracleRecord record when record.getBody() instanceof BlockMarker marker -> end(marker);
            case OracleRecord record -> applyFact((OracleFact) record.getBody());
            default -> throw new IllegalStateException("price stage: unknown record " + value);
        }
    }

    private void tick(PriceTick tick) {
        ticks.put(tick);
        long newest = Math.max(state.getNewestTickMs(), tick.getObservedAtMs());
        save(SubmissionState.newBuilder(state).setNewestTickMs(newest).build());
        for (Asset asset : Asset.values()) {
            publish(asset, asset == tick.getAsset());
        }
        submitWhenDue();
    }

    /** The asset of the tick always; another one when its sources have become too old meanwhile. */
    private void publish(Asset asset, boolean isTicked) {
        boolean wasAvailable = of(asset).getAvailable();
        switch (aggregate(asset)) {
            case Aggregate.Price(long price, int sources, long observedAtMs) -> {
                if (isTicked) {
                    publish(asset, new PriceUpdate(new PriceAggregated(asset, price, sources, observedAtMs)));
                    change(
                            asset,
                            of -> AssetState.newBuilder(of).setAvailable(true).build());
                }
            }
            case Aggregate.None(String reason) -> {
                if (isTicked || wasAvailable) {
                    publish(asset, new PriceUpdate(new PriceUnavailable(asset, reason, state.getNewestTickMs())));
                    change(
                            asset,
                            of -> AssetState.newBuilder(of).setAvailable(false).build());
                }
            }
        }
    }

    private void close(DailyClose close) {
        ticks.put(close);
        NavigableMap<Long, Long> closes = ticks.closes(close.getAsset());
        for (int window : VolatilityRule.WINDOWS_DAYS) {
            VolatilityRule.measure(closes, window)
                    .ifPresent(it -> publish(
                            close.getAsset(),
                            new PriceUpdate(new VolatilityMeasured(
                                    close.getAsset(), it.windowDays(), it.volatilityBps(), it.points(), it.day()))));
        }
    }

    private void end(BlockMarker marker) {
        if (isNew(marker)) {
            reached(marker);
            save(SubmissionState.newBuilder(state)
                    .setBurnTip(Math.max(state.getBurnTip(), marker.getBurnTip()))
                    .setHeight(marker.getHeight())
                    .build());
            submitWhenDue();
        }
    }

    private void applyFact(OracleFact fact) {
        switch (fact.getEvent()) {
            case OracleInitialised f ->
                save(SubmissionState.newBuilder(state).setInitialised(true).build());
            case PriceRecorded f ->
                change(
                        f.getAsset(),
                        of -> AssetState.newBuilder(of)
                                .setPrice(f.getPrice())
                                .setHeight(f.getHeight())
                                .build());
            case PriceHeld f -> confirm(f);
            default -> {
                // Roles of the oracle: nothing of a price.
            }
        }
    }

    private void submitWhenDue() {
        if (SubmissionRule.mustWait(state)) {
            return;
        }
        List<PriceSubmission> prices = new ArrayList<>();
        boolean isDue = false;
        for (Asset asset : Asset.values()) {
            if (!(aggregate(asset) instanceof Aggregate.Price(long price, int sources, long observedAtMs))) {
                return;
            }
            prices.add(new PriceSubmission(asset, price, observedAtMs / 1000));
            isDue |= SubmissionRule.isDue(of(asset), price, state.getBurnTip(), settings.heartbeatBlocks());
        }
        if (isDue) {
            submit("submit-prices:" + state.getBurnTip(), "oracle-1", prices);
            save(SubmissionState.newBuilder(state)
                    .setSubmittedAt(state.getBurnTip())
                    .build());
        }
    }

    /** A price too far from the last one waits for a second submitter: ours confirms it when our sources say the same. */
    private void confirm(PriceHeld held) {
        Asset asset = held.getAsset();
        if (aggregate(asset) instanceof Aggregate.Price(long price, int sources, long observedAtMs)
                && SubmissionRule.confirms(of(asset), price, held.getPrice(), held.getHeight(), state.getBurnTip())) {
            submit(
                    "confirm-price:%s:%d".formatted(asset, held.getHeight()),
                    "oracle-2",
                    List.of(new PriceSubmission(asset, price, observedAtMs / 1000)));
            change(
                    asset,
                    of -> AssetState.newBuilder(of)
                            .setConfirmedAt(held.getHeight())
                            .build());
        }
    }

    private void submit(String commandId, String signer, List<PriceSubmission> prices) {
        command(new VaultCommand(commandId, signer, state.getHeight(), new SubmitPrices(prices)));
    }

    private Aggregate aggregate(Asset asset) {
        return MedianRule.aggregate(ticks.latest(asset), state.getNewestTickMs(), settings.minSources());
    }

    private void publish(Asset asset, PriceUpdate update) {
        send(StoreNames.PRICES_SINK, asset.name(), update);
    }

    private AssetState of(Asset asset) {
        return state.getAssets().stream()
                .filter(of -> of.getAsset() == asset)
                .findFirst()
                .orElseThrow();
    }

    private void change(Asset asset, UnaryOperator<AssetState> change) {
        List<AssetState> assets = state.getAssets().stream()
                .map(of -> of.getAsset() == asset ? change.apply(of) : of)
                .toList();
        save(SubmissionState.newBuilder(state).setAssets(assets).build());
    }

    private void save(SubmissionState next) {
        if (!next.equals(state)) {
            state = next;
            states.put(Keys.ONLY, next);
        }
    }

    private static SubmissionState initial() {
        List<AssetState> assets = Arrays.stream(Asset.values())
                .map(asset -> AssetState.newBuilder().setAsset(asset).build())
                .toList();
        return SubmissionState.newBuilder().setAssets(assets).build();
    }
}
