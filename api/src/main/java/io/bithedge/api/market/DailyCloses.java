package io.bithedge.api.market;

import io.bithedge.api.forward.Forwarder;
import io.bithedge.api.problem.Problem;
import io.bithedge.ledger.policy.PriceE8;
import io.bithedge.pool.view.Asset;
import io.bithedge.pool.view.HistoryViews.DailyPrice;
import io.bithedge.pool.view.PoolViews;
import io.bithedge.pool.view.PoolViews.Host;
import io.bithedge.pool.view.PoolViews.Located;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The daily closes of an asset, from whichever instance has them. */
@Component
public final class DailyCloses {
    /** As many days as are kept. */
    static final int MOST_DAYS = 400;

    private final PoolViews views;
    private final Forwarder forwarder;

    DailyCloses(PoolViews views, Forwarder forwarder) {
        this.views = views;
        this.forwarder = forwarder;
    }

    /** USD x 10^8 by day since 1970. */
    public Map<Long, PriceE8> byDay(Asset asset) {
        return switch (views.history().closes(asset, MOST_DAYS)) {
            case Located.Here<List<DailyPrice>>(List<DailyPrice> days) ->
                days.stream().collect(Collectors.toMap(DailyPrice::day, DailyPrice::price));
            case Located.NotReady<List<DailyPrice>>(String reason) -> throw Problem.notReady(reason);
            case Located.Elsewhere<List<DailyPrice>>(String host, int port) ->
                forwarder
                        .get(
                                new Host(host, port),
                                "/v1/prices/%s/days?days=%d".formatted(asset, MOST_DAYS),
                                PriceDaysAnswer.class)
                        .days()
                        .stream()
                        .collect(Collectors.toMap(PriceDay::epochDay, PriceDay::price));
        };
    }
}
