package io.bithedge.api.market;

import io.bithedge.api.problem.Problem;
import io.bithedge.api.wire.Fields;
import io.bithedge.api.wire.FinalBlock;
import io.bithedge.api.wire.Here;
import io.bithedge.pool.view.Asset;
import io.bithedge.pool.view.PoolViews;
import java.util.Locale;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the assets closed at. */
@RestController
final class PriceDaysController {
    private static final int USUAL_DAYS = 90;

    private final PoolViews views;

    PriceDaysController(PoolViews views) {
        this.views = views;
    }

    /**
     * What an asset closed at, day by day, by the median of the sources: our own prices, the oldest first.
     *
     * @param asset BTC or STX
     * @param days 1 to 400 of the last days that have a close; 90 without it
     */
    @GetMapping("/v1/prices/{asset}/days")
    PriceDaysAnswer priceDays(@PathVariable String asset, @RequestParam Optional<Integer> days) {
        Asset of = Fields.oneOf(Asset.class, "asset", asset.strip().toUpperCase(Locale.ROOT));
        int most = days.orElse(USUAL_DAYS);
        if (most < 1 || most > DailyCloses.MOST_DAYS) {
            throw Problem.invalid("days", "1 to " + DailyCloses.MOST_DAYS, Integer.toString(most));
        }
        return new PriceDaysAnswer(
                of,
                Here.of(views.history().closes(of, most)).stream()
                        .map(PriceDay::of)
                        .toList(),
                FinalBlock.of(views.position().asOf()));
    }
}
