package io.bithedge.oracle.exchange;

import io.bithedge.oracle.Asset;
import io.bithedge.oracle.Observation.Tick;
import io.bithedge.oracle.Reading;
import io.bithedge.oracle.Reading.Observed;
import io.bithedge.oracle.Reading.Refused;
import io.bithedge.oracle.SourceStatus.MarketStatus;
import java.util.Optional;

/** What became of the readings of one market. */
final class MarketRecord {
    private final Asset asset;
    private Optional<Tick> lastGood = Optional.empty();
    private long observed;
    private long refused;
    private String lastRefusal = "";

    MarketRecord(Asset asset) {
        this.asset = asset;
    }

    synchronized Reading compared(Reading reading, TickerRule rule) {
        return reading instanceof Observed(Tick tick) && lastGood.isPresent()
                ? rule.judgeAfter(lastGood.get(), tick)
                : reading;
    }

    synchronized Reading noted(Reading reading) {
        switch (reading) {
            case Observed(Tick tick) -> {
                lastGood = Optional.of(tick);
                observed++;
                lastRefusal = "";
            }
            case Refused(Reading.Reason reason, String detail) -> {
                refused++;
                lastRefusal = reason + ", " + detail;
            }
        }
        return reading;
    }

    synchronized MarketStatus status() {
        return new MarketStatus(
                asset,
                lastGood.map(Tick::observedAtMs).orElse(0L),
                lastGood.map(tick -> tick.price().toString()).orElse(""),
                observed,
                refused,
                lastRefusal);
    }
}
