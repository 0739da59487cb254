package io.bithedge.oracle.app;

import io.bithedge.connection.Connection;
import io.bithedge.oracle.Asset;
import io.bithedge.oracle.ClosesFeed;
import io.bithedge.oracle.ClosesSource;
import io.bithedge.oracle.KafkaPublisher;
import io.bithedge.oracle.Observation.Close;
import io.bithedge.oracle.Publisher;
import io.bithedge.oracle.exchange.CandleClient;
import io.bithedge.oracle.exchange.Venue;
import io.bithedge.oracle.exchange.VenueSettings;
import io.bithedge.oracle.exchange.Venues;
import io.bithedge.oracle.file.ClosesFileFeed;
import io.bithedge.schemas.avro.PriceTickRecord;
import io.bithedge.schemas.connection.Cluster;
import io.bithedge.settings.BadSetting;
import io.bithedge.settings.Bound;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Process that ends: past daily closes of a file or of a venue's candles to price-ticks. Running it twice changes nothing.
 * Settings: {@link ImportProperties}, and for a venue {@link OracleProperties}.
 */
public final class ImportCloses {
    private static final String FROM = "bithedge.import.from";
    private static final String VENUE = "bithedge.import.venue";

    private ImportCloses() {}

    public static void main(String[] arguments) {
        StandardEnvironment environment = new StandardEnvironment();
        MutablePropertySources sources = environment.getPropertySources();
        sources.addFirst(new SimpleCommandLinePropertySource(arguments));
        try {
            System.out.println(run(environment, InstantSource.system()));
        } catch (BadSetting | Refused e) {
            System.err.println("oracle import: " + e.getMessage());
            System.exit(1);
        }
    }

    /** Nothing, or not everything, was imported. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String why) {
            super(why);
        }
    }

    private static String run(Environment environment, InstantSource clock) {
        List<Close> closes = closes(environment, clock);
        Cluster cluster = Connection.of(environment);
        try (Producer<String, PriceTickRecord> producer = OracleProducer.open(cluster)) {
            new KafkaPublisher(producer).publish(closes);
        }
        return summary(closes);
    }

    static List<Close> closes(Environment environment, InstantSource clock) {
        ImportProperties wanted = Bound.of(environment, ImportProperties.class);
        if (wanted.from().isBlank() == wanted.venue().isBlank()) {
            throw new BadSetting(FROM, "a file here or a venue in " + VENUE + ", one of both", wanted.from());
        }
        return wanted.venue().isBlank()
                ? ofFile(Path.of(wanted.from()), clock)
                : ofVenue(Bound.of(environment, OracleProperties.class), wanted, clock);
    }

    /** All or nothing: a history with holes that nobody saw is worse than none. */
    private static List<Close> ofFile(Path path, InstantSource clock) {
        List<Close> closes = new ArrayList<>();
        Publisher collect = observations -> observations.forEach(observation -> closes.add((Close) observation));
        ClosesFileFeed feed = new ClosesFileFeed(path, clock, collect);
        if (feed.trouble().isPresent()) {
            throw new Refused(feed.trouble().get());
        }
        while (feed.doWork() > 0) {
            // Reads on, chunk by chunk.
        }
        if (feed.status().refused() > 0) {
            throw new Refused("%d lines cannot be read, the last one: %s"
                    .formatted(feed.status().refused(), feed.status().lastRefusal()));
        }
        if (closes.isEmpty()) {
            throw new Refused(path + ": expected lines day,asset,source,close-usd, got none");
        }
        return closes;
    }

    private static List<Close> ofVenue(OracleProperties oracle, ImportProperties wanted, InstantSource clock) {
        Venue venue =
                Venues.named(wanted.venue()).orElseThrow(() -> new BadSetting(VENUE, Venues.names(), wanted.venue()));
        VenueSettings settings = VenueMapper.settings(oracle, venue);
        CandleClient candles = new CandleClient(venue, settings, clock);
        List<Close> closes = new ArrayList<>();
        for (Asset asset : Asset.OF_THE_POOL) {
            if (settings.markets().containsKey(asset)) {
                switch (candles.read(asset, ClosesFeed.lastDays(wanted.days(), clock.millis()))) {
                    case ClosesSource.Answer.Known(List<Close> known) -> closes.addAll(known);
                    case ClosesSource.Answer.Refused(String why) -> throw new Refused(why);
                }
            }
        }
        return closes;
    }

    private static String summary(List<Close> closes) {
        StringBuilder summary = new StringBuilder();
        for (Asset asset : Asset.OF_THE_POOL) {
            List<Long> days = closes.stream()
                    .filter(close -> close.asset() == asset)
                    .map(Close::day)
                    .sorted()
                    .toList();
            if (!days.isEmpty()) {
                summary.append("%s: %d closes, %s to %s%n"
                        .formatted(asset, days.size(), date(days.getFirst()), date(days.getLast())));
            }
        }
        return summary.toString().stripTrailing();
    }

    private static String date(long day) {
        return Instant.ofEpochSecond(day * 86_400).toString().substring(0, 10);
    }
}
