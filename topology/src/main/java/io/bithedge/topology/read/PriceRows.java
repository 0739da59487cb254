package io.bithedge.topology.read;

import io.bithedge.ledger.policy.PriceE8;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.pool.view.Asset;
import io.bithedge.pool.view.HistoryViews.DailyPrice;
import io.bithedge.pool.view.PoolViews.ChainPriceView;
import io.bithedge.pool.view.PoolViews.ObservedPrice;
import io.bithedge.pool.view.PoolViews.PriceView;
import io.bithedge.pool.view.PoolViews.RecordedPrice;
import io.bithedge.pool.view.PoolViews.SourceView;
import io.bithedge.pool.view.PoolViews.VolatilityView;
import io.bithedge.schemas.avro.DailyClose;
import io.bithedge.schemas.avro.DroppedSource;
import io.bithedge.schemas.avro.OraclePrices;
import io.bithedge.schemas.avro.PriceAggregated;
import io.bithedge.schemas.avro.PriceUnavailable;
import io.bithedge.schemas.avro.PriceUpdate;
import io.bithedge.schemas.avro.UsedSource;
import io.bithedge.schemas.avro.VolatilityMeasured;
import io.bithedge.topology.price.ClosesByDay;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Rows of the prices table as the read side shows them. */
final class PriceRows {
    private PriceRows() {}

    static PriceView price(PriceUpdate row) {
        return switch (row.getBody()) {
            case PriceAggregated it ->
                new PriceView.Known(
                        asset(it.getAsset()),
                        new PriceE8(it.getPrice()),
                        it.getSources(),
                        it.getObservedAtMs(),
                        sources(it.getUsed(), it.getDropped()));
            case PriceUnavailable it ->
                new PriceView.Unknown(asset(it.getAsset()), it.getReason(), sources(it.getUsed(), it.getDropped()));
            default -> throw new IllegalStateException("price row with an unknown body: " + row);
        };
    }

    static ChainPriceView onChain(PriceUpdate row) {
        OraclePrices it = (OraclePrices) row.getBody();
        Optional<RecordedPrice> recorded = it.getHeight() < 0
                ? Optional.empty()
                : Optional.of(new RecordedPrice(
                        new PriceE8(it.getPrice()), new BurnHeight(it.getHeight()), it.getObservedAt()));
        List<ObservedPrice> observations = it.getObservations().stream()
                .map(seen -> new ObservedPrice(
                        seen.getSubmitter(), new PriceE8(seen.getPrice()), new BurnHeight(seen.getHeight())))
                .toList();
        return new ChainPriceView(asset(it.getAsset()), recorded, observations);
    }

    static VolatilityView volatility(PriceUpdate row) {
        VolatilityMeasured it = (VolatilityMeasured) row.getBody();
        return new VolatilityView(
                asset(it.getAsset()),
                it.getWindowDays(),
                it.getVolatilityBps(),
                it.getPoints(),
                it.getDay(),
                it.getEwmaBps());
    }

    /** The last {@code days} days that have a close, ascending. */
    static List<DailyPrice> closes(ReadOnlyKeyValueStore<String, DailyClose> store, Asset asset, int days) {
        return ClosesByDay.read(store, avro(asset), days).stream()
                .map(it -> new DailyPrice(it.day(), new PriceE8(it.price()), it.sources()))
                .toList();
    }

    private static io.bithedge.schemas.avro.Asset avro(Asset asset) {
        return switch (asset) {
            case BTC -> io.bithedge.schemas.avro.Asset.BTC;
            case STX -> io.bithedge.schemas.avro.Asset.STX;
        };
    }

    private static Asset asset(io.bithedge.schemas.avro.Asset asset) {
        return switch (asset) {
            case BTC -> Asset.BTC;
            case STX -> Asset.STX;
        };
    }

    private static List<SourceView> sources(List<UsedSource> used, List<DroppedSource> dropped) {
        Stream<SourceView> usedViews = used.stream()
                .map(it -> new SourceView(
                        it.getSource(), new PriceE8(it.getPrice()), it.getObservedAtMs(), it.getWeight(), ""));
        Stream<SourceView> droppedViews = dropped.stream()
                .map(it -> new SourceView(
                        it.getSource(),
                        new PriceE8(it.getPrice()),
                        it.getObservedAtMs(),
                        0,
                        it.getReason().name()));
        return Stream.concat(usedViews, droppedViews)
                .sorted(Comparator.comparing(SourceView::source))
                .toList();
    }
}
