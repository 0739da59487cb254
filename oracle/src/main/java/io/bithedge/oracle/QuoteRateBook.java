package io.bithedge.oracle;

import io.bithedge.oracle.Observation.Tick;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps the ticks of USDT to itself and passes the others on. The rate is the median of the sources that are fresh; with fewer than
 * `minSources` of them within 1 % of it there is none, and what is quoted in USDT has no price.
 */
public final class QuoteRateBook implements Publisher, QuoteRates {
    private static final long AGREEMENT_BPS = 100;

    private final Publisher next;
    private final int minSources;
    private final Duration maxAge;
    private final Map<String, Tick> latest = new LinkedHashMap<>();

    public QuoteRateBook(Publisher next, int minSources, Duration maxAge) {
        this.next = next;
        this.minSources = minSources;
        this.maxAge = maxAge;
    }

    @Override
    public void publish(List<? extends Observation> observations) {
        List<Observation> others = new ArrayList<>();
        for (Observation observation : observations) {
            if (observation instanceof Tick tick && tick.asset() == Asset.USDT) {
                keep(tick);
            } else {
                others.add(observation);
            }
        }
        if (!others.isEmpty()) {
            next.publish(others);
        }
    }

    @Override
    public Optional<QuoteRate> of(Quote quote, long nowMs) {
        return switch (quote) {
            case USD -> Optional.of(QuoteRate.DOLLAR);
            case USDT -> tether(nowMs);
        };
    }

    private synchronized void keep(Tick tick) {
        latest.put(tick.source(), tick);
    }

    private synchronized Optional<QuoteRate> tether(long nowMs) {
        List<UsdPrice> fresh = latest.values().stream()
                .filter(tick -> nowMs - tick.observedAtMs() <= maxAge.toMillis())
                .map(Tick::price)
                .sorted()
                .toList();
        if (fresh.size() < minSources) {
            return Optional.empty();
        }
        // The lower one of the two in the middle: no price between two that were seen.
        UsdPrice median = fresh.get((fresh.size() - 1) / 2);
        long agreeing = fresh.stream()
                .filter(rate -> rate.isWithin(median, AGREEMENT_BPS))
                .count();
        return agreeing < minSources ? Optional.empty() : Optional.of(new QuoteRate(Quote.USDT, median));
    }
}
