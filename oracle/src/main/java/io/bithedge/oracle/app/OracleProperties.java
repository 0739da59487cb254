package io.bithedge.oracle.app;

import io.bithedge.oracle.Asset;
import io.bithedge.oracle.Observation;
import io.bithedge.oracle.Quote;
import io.bithedge.oracle.exchange.Venue;
import io.bithedge.oracle.exchange.VenueSettings;
import io.bithedge.oracle.exchange.Venues;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.core.env.Environment;

/**
 * What the process is told, checked at start.
 *
 * @param ticksFile `bithedge.oracle.ticks-file`, with `sources` containing `file`.
 * @param closesFile `bithedge.oracle.closes-file`, optional.
 * @param heartbeat `bithedge.oracle.heartbeat-ms`, 0 or 100 to 600,000, default 5,000: how often a standing file price is repeated.
 * @param venues those of `bithedge.oracle.sources`; their `poll-interval-ms` is 1,000 to 600,000, default 10,000, their `max-age-ms`
 *     1,000 to 3,600,000, default 120,000.
 * @param closesVenues `bithedge.oracle.closes-venues`: whose daily candles are read, at start and once a day.
 * @param closesDays `bithedge.oracle.closes-days`, 30 to 1,000, default 365: how many of them.
 * @param minSources `bithedge.oracle.min-sources`, 1 to 8, default 1: venues with a fresh price below which health is DOWN.
 * @param usdtMinSources `bithedge.oracle.usdt-min-sources`, 1 to 8, default 2: venues that must agree on USDT.
 */
record OracleProperties(
        Connection connection,
        Path stateDir,
        boolean readsFile,
        Optional<Path> ticksFile,
        Optional<Path> closesFile,
        Duration heartbeat,
        List<Configured> venues,
        List<Configured> closesVenues,
        int closesDays,
        int minSources,
        int usdtMinSources,
        Duration usdtMaxAge) {
    private static final String SOURCES = "bithedge.oracle.sources";
    private static final String CLOSES_VENUES = "bithedge.oracle.closes-venues";
    private static final String FILE = "file";
    private static final long MAINNET = 1;

    record Connection(String bootstrapServers, String registryUrl) {
        static Connection of(SettingsReader read) {
            return new Connection(
                    read.required("bithedge.kafka.bootstrap-servers", "host:port, more separated by commas"),
                    read.required("bithedge.registry.url", "the URL of the schema registry"));
        }
    }

    record Configured(Venue venue, VenueSettings settings) {}

    static OracleProperties of(Environment environment) {
        SettingsReader read = new SettingsReader(environment);
        Optional<Path> ticks = read.optional("bithedge.oracle.ticks-file").map(Path::of);
        List<String> sources = sources(read, ticks);
        VenueProperties options = new VenueProperties(read);
        List<Configured> venues = venues(
                options,
                SOURCES,
                sources.stream().filter(it -> !it.equals(FILE)).toList());
        int usdtMinSources = Math.toIntExact(read.number("bithedge.oracle.usdt-min-sources", 1, 8, 2));
        checkUsdt(venues, usdtMinSources);
        return new OracleProperties(
                Connection.of(read),
                Path.of(read.required("bithedge.state-dir", "a folder")),
                sources.contains(FILE),
                ticks,
                read.optional("bithedge.oracle.closes-file").map(Path::of),
                heartbeat(read),
                venues,
                venues(options, CLOSES_VENUES, read.list(CLOSES_VENUES)),
                Math.toIntExact(read.number("bithedge.oracle.closes-days", 30, 1_000, 365)),
                Math.toIntExact(read.number("bithedge.oracle.min-sources", 1, 8, 1)),
                usdtMinSources,
                options.maxAge());
    }

    private static List<String> sources(SettingsReader read, Optional<Path> ticks) {
        List<String> sources = read.list(SOURCES);
        if (sources.isEmpty() && ticks.isPresent()) {
            sources = List.of(FILE);
        }
        if (sources.isEmpty()) {
            throw new BadSetting(SOURCES, "'file' or venues, separated by commas: " + Venues.names(), "");
        }
        if (sources.contains(FILE)) {
            if (ticks.isEmpty()) {
                throw new BadSetting("bithedge.oracle.ticks-file", "a file, because " + SOURCES + " has 'file'", "");
            }
            // A file is a market that somebody makes up: never for real money.
            if (read.number("bithedge.chain.id", 0, 0xffffffffL, 0) == MAINNET) {
                throw new BadSetting(SOURCES, "no 'file' on mainnet (bithedge.chain.id=1)", String.join(",", sources));
            }
        }
        return sources;
    }

    private static List<Configured> venues(VenueProperties options, String key, List<String> names) {
        List<Configured> venues = new ArrayList<>();
        for (String name : names) {
            Venue venue = Venues.named(name)
                    .filter(it -> Observation.isSourceName(it.name()))
                    .orElseThrow(() -> new BadSetting(key, "'file' or venues: " + Venues.names(), name));
            if (venues.stream().anyMatch(it -> it.venue().equals(venue))) {
                throw new BadSetting(key, "each venue once", name);
            }
            venues.add(new Configured(venue, options.of(venue)));
        }
        return List.copyOf(venues);
    }

    /** Markets in USDT have no price while too few venues say what USDT is worth: better not to start than never to have one. */
    private static void checkUsdt(List<Configured> venues, int minSources) {
        List<String> inUsdt = venues.stream()
                .filter(it ->
                        it.settings().markets().values().stream().anyMatch(market -> market.quote() == Quote.USDT))
                .map(it -> it.venue().name())
                .toList();
        long listing = venues.stream()
                .filter(it -> it.settings().markets().containsKey(Asset.USDT))
                .count();
        if (!inUsdt.isEmpty() && listing < minSources) {
            throw new BadSetting(
                    SOURCES,
                    "%d venues that list USDT beside %s, which quote in it"
                            .formatted(minSources, String.join(" and ", inUsdt)),
                    Long.toString(listing));
        }
    }

    private static Duration heartbeat(SettingsReader read) {
        String key = "bithedge.oracle.heartbeat-ms";
        Duration heartbeat = read.millis(key, 0, 600_000, 5_000);
        if (!heartbeat.isZero() && heartbeat.toMillis() < 100) {
            throw new BadSetting(key, "0 or 100 to 600000", Long.toString(heartbeat.toMillis()));
        }
        return heartbeat;
    }
}
