package io.bithedge.api.market;

import io.bithedge.pool.view.PoolViews.VolatilityView;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** `ewmaBps`: recent days weigh more; null when it was not computed. `lastDay`: the UTC day of the last close. */
public record PriceVolatility(
        int windowDays, long volatilityBps, @Nullable Long ewmaBps, int points, String lastDay) {
    public static PriceVolatility of(VolatilityView view) {
        return new PriceVolatility(
                view.windowDays(),
                view.volatilityBps(),
                view.ewmaBps() == 0 ? null : view.ewmaBps(),
                view.points(),
                LocalDate.ofEpochDay(view.day()).toString());
    }
}
