package io.bithedge.oracle;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Asks a source for every asset at a fixed interval and publishes what it believes. */
public final class PollingFeed implements Feed {
    private final PriceSource source;
    private final List<Asset> assets;
    private final Duration interval;
    private final InstantSource clock;
    private final Publisher publisher;
    private final Tally tally;
    private final Map<Asset, String> refusals = new ConcurrentHashMap<>();
    private long nextPollAtMs;

    public PollingFeed(
            PriceSource source, List<Asset> assets, Duration interval, InstantSource clock, Publisher publisher) {
        this.source = source;
        this.assets = List.copyOf(assets);
        this.interval = interval;
        this.clock = clock;
        this.publisher = publisher;
        tally = new Tally(source.name());
    }

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public int doWork() {
        if (clock.millis() < nextPollAtMs) {
            return 0;
        }
        nextPollAtMs = clock.millis() + interval.toMillis();
        List<Observation> observed = new ArrayList<>();
        for (Asset asset : assets) {
            switch (source.read(asset)) {
                case Reading.Observed(Observation.Tick tick) -> {
                    observed.add(tick);
                    refusals.remove(asset);
                }
                case Reading.Refused(Reading.Reason reason, String detail) -> {
                    String why = "%s of %s: %s, %s".formatted(asset, source.name(), reason, detail);
                    refusals.put(asset, why);
                    tally.refused(why);
                }
            }
        }
        if (!observed.isEmpty()) {
            publisher.publish(observed);
        }
        tally.published(observed.size(), clock.millis());
        return observed.size();
    }

    @Override
    public Optional<String> trouble() {
        return refusals.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", refusals.values()));
    }

    @Override
    public FeedStatus status() {
        return tally.status();
    }

    public SourceStatus source() {
        return source.status();
    }
}
