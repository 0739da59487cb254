package io.bithedge.topology.price;

import io.bithedge.schemas.avro.Asset;
import io.bithedge.schemas.avro.AssetState;
import io.bithedge.schemas.avro.DropReason;
import io.bithedge.schemas.avro.DroppedSource;
import io.bithedge.schemas.avro.OraclePrices;
import io.bithedge.schemas.avro.PriceAggregated;
import io.bithedge.schemas.avro.PriceUnavailable;
import io.bithedge.schemas.avro.PriceUpdate;
import io.bithedge.schemas.avro.UsedSource;
import io.bithedge.schemas.avro.VolatilityMeasured;
import java.util.List;

/** Aggregates and measures as records. */
final class PriceMapper {
    private PriceMapper() {}

    static PriceUpdate onChain(AssetState of) {
        return new PriceUpdate(new OraclePrices(
                of.getAsset(),
                of.getPrice(),
                of.getHeight(),
                of.getRecordedObservedAt(),
                List.copyOf(of.getObservations())));
    }

    static PriceUpdate of(Asset asset, Aggregate.Price price) {
        return new PriceUpdate(new PriceAggregated(
                asset, price.price(), price.used().size(), price.observedAtMs(), used(price), dropped(price)));
    }

    static PriceUpdate of(Asset asset, Aggregate.None none, long nowMs) {
        return new PriceUpdate(new PriceUnavailable(asset, none.reason(), nowMs, used(none), dropped(none)));
    }

    static PriceUpdate of(Asset asset, VolatilityRule.Measure measure) {
        return new PriceUpdate(new VolatilityMeasured(
                asset,
                measure.windowDays(),
                measure.volatilityBps(),
                measure.points(),
                measure.day(),
                measure.ewmaBps()));
    }

    private static List<UsedSource> used(Aggregate aggregate) {
        return aggregate.used().stream()
                .map(tick -> new UsedSource(tick.source(), tick.price(), (long) tick.weight(), tick.observedAtMs()))
                .toList();
    }

    private static List<DroppedSource> dropped(Aggregate aggregate) {
        return aggregate.dropped().stream()
                .map(it -> new DroppedSource(
                        it.tick().source(), it.tick().price(), it.tick().observedAtMs(), reason(it.reason())))
                .toList();
    }

    private static DropReason reason(Aggregate.Reason reason) {
        return switch (reason) {
            case STALE -> DropReason.STALE;
            case OUTLIER -> DropReason.OUTLIER;
            case DISAGREES -> DropReason.DISAGREES;
        };
    }
}
