package io.bithedge.api.market;

import io.bithedge.api.wire.Here;
import io.bithedge.ledger.policy.PriceE8;
import io.bithedge.pool.view.Asset;
import io.bithedge.pool.view.HistoryViews.DailyPrice;
import io.bithedge.pool.view.PoolViews;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The daily closes of an asset. */
@Component
public final class DailyCloses {
    /** As many days as are kept. */
    static final int MOST_DAYS = 400;

    private final PoolViews views;

    DailyCloses(PoolViews views) {
        this.views = views;
    }

    /** USD x 10^8 by day since 1970. */
    public Map<Long, PriceE8> byDay(Asset asset) {
        return Here.of(views.history().closes(asset, MOST_DAYS)).stream()
                .collect(Collectors.toMap(DailyPrice::day, DailyPrice::price));
    }
}
