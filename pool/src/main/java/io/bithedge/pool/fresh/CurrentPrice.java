package io.bithedge.pool.fresh;

import io.bithedge.pool.view.Asset;
import io.bithedge.pool.view.PoolViews.PriceView;
import io.bithedge.pool.view.PoolViews.SourceView;
import java.util.List;

/** The price of now, or in words why there is none. */
public sealed interface CurrentPrice {
    record Fresh(PriceView.Known price, long ageMs) implements CurrentPrice {}

    /** There is one, but it is too old, or its age cannot be told. */
    record Stale(PriceView.Known last, long ageMs, String reason) implements CurrentPrice {}

    /** The sources do not agree on one. */
    record Missing(PriceView.Unknown unknown) implements CurrentPrice {
        public String reason() {
            return unknown.asset() + ": " + unknown.reason();
        }
    }

    default Asset asset() {
        return switch (this) {
            case Fresh fresh -> fresh.price().asset();
            case Stale stale -> stale.last().asset();
            case Missing missing -> missing.unknown().asset();
        };
    }

    /** What the sources said, used and dropped. */
    default List<SourceView> views() {
        return switch (this) {
            case Fresh fresh -> fresh.price().views();
            case Stale stale -> stale.last().views();
            case Missing missing -> missing.unknown().views();
        };
    }
}
