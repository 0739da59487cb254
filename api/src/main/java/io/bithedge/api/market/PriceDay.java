package io.bithedge.api.market;

import io.bithedge.ledger.policy.PriceE8;
import io.bithedge.pool.view.HistoryViews.DailyPrice;
import java.time.LocalDate;

/** `day`: a UTC day such as 2026-03-04. `price`: what the asset closed at, USD x 10^8, as the median of so many `sources`. */
public record PriceDay(String day, PriceE8 price, int sources) {
    static PriceDay of(DailyPrice it) {
        return new PriceDay(LocalDate.ofEpochDay(it.day()).toString(), it.price(), it.sources());
    }

    long epochDay() {
        return LocalDate.parse(day).toEpochDay();
    }
}
