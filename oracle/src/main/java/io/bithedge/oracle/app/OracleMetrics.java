package io.bithedge.oracle.app;

import io.bithedge.oracle.Feed;
import io.bithedge.oracle.PollingFeed;
import io.bithedge.oracle.SourceStatus;
import io.bithedge.oracle.SourceStatus.MarketStatus;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.InstantSource;
import java.util.function.ToDoubleFunction;

/** `bithedge_oracle_*`. A venue that never gave a good price has no age (NaN). */
final class OracleMetrics implements MeterBinder {
    private final Feeds feeds;
    private final InstantSource clock;

    OracleMetrics(Feeds feeds, InstantSource clock) {
        this.feeds = feeds;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (Feed feed : feeds.all()) {
            Tags tags = Tags.of("feed", feed.name());
            FunctionCounter.builder(
                            "bithedge.oracle.published", feed, it -> it.status().published())
                    .tags(tags)
                    .description("Observations written to price-ticks")
                    .register(registry);
            FunctionCounter.builder(
                            "bithedge.oracle.refused", feed, it -> it.status().refused())
                    .tags(tags)
                    .description("Observations read and not believed, lines that cannot be read")
                    .register(registry);
            if (feed instanceof PollingFeed polling) {
                bind(polling, registry);
            }
        }
    }

    private void bind(PollingFeed feed, MeterRegistry registry) {
        Tags source = Tags.of("source", feed.name());
        Gauge.builder("bithedge.oracle.breaker.state", feed, it -> breaker(it.source()))
                .tags(source)
                .description("0 closed, 1 half-open, 2 open")
                .register(registry);
        for (MarketStatus market : feed.source().markets()) {
            Tags tags = source.and("asset", market.asset().name());
            Gauge.builder("bithedge.oracle.last.good.age.seconds", feed, of(market, this::ageSeconds))
                    .tags(tags)
                    .description("Age of the last price that was believed, by the venue's clock")
                    .register(registry);
            FunctionCounter.builder("bithedge.oracle.readings", feed, of(market, MarketStatus::observed))
                    .tags(tags.and("outcome", "observed"))
                    .register(registry);
            FunctionCounter.builder("bithedge.oracle.readings", feed, of(market, MarketStatus::refused))
                    .tags(tags.and("outcome", "refused"))
                    .register(registry);
        }
    }

    private static ToDoubleFunction<PollingFeed> of(MarketStatus of, ToDoubleFunction<MarketStatus> value) {
        return feed -> feed.source().markets().stream()
                .filter(market -> market.asset() == of.asset())
                .mapToDouble(value)
                .findFirst()
                .orElse(Double.NaN);
    }

    private double ageSeconds(MarketStatus market) {
        return market.lastGoodAtMs() == 0 ? Double.NaN : (clock.millis() - market.lastGoodAtMs()) / 1_000.0;
    }

    private static int breaker(SourceStatus source) {
        return switch (source.breaker()) {
            case "closed" -> 0;
            case "half-open" -> 1;
            default -> 2;
        };
    }
}
