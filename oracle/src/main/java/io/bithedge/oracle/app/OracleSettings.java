package io.bithedge.oracle.app;

import io.bithedge.oracle.Asset;
import io.bithedge.oracle.Observation;
import io.bithedge.oracle.Quote;
import io.bithedge.oracle.exchange.Venue;
import io.bithedge.oracle.exchange.VenueSettings;
import io.bithedge.oracle.exchange.Venues;
import io.bithedge.settings.BadSetting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the feeds work by: the keys of {@link OracleProperties} as values, each checked against the others. */
record OracleSettings(
        Path stateDir,
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
    private static final long SHORTEST_HEARTBEAT_MS = 100;

    record Configured(Venue venue, VenueSettings settings) {}

    static OracleSettings of(ProcessProperties process, OracleProperties oracle) {
        List<String> sources = sources(process, oracle);
        List<Configured> venues = venues(
                oracle, SOURCES, sources.stream().filter(it -> !it.equals(FILE)).toList());
        checkUsdt(venues, oracle.usdtMinSources());
        return new OracleSettings(
                Path.of(process.stateDir()),
                sources.contains(FILE) ? file(oracle.ticksFile()) : Optional.empty(),
                file(oracle.closesFile()),
                heartbeat(oracle.heartbeatMs()),
                venues,
                venues(oracle, CLOSES_VENUES, oracle.closesVenues()),
                oracle.closesDays(),
                oracle.minSources(),
                oracle.usdtMinSources(),
                Duration.ofMillis(oracle.maxAgeMs()));
    }

    private static Optional<Path> file(String path) {
        return path.isBlank() ? Optional.empty() : Optional.of(Path.of(path.strip()));
    }

    private static List<String> sources(ProcessProperties process, OracleProperties oracle) {
        boolean hasTicks = file(oracle.ticksFile()).isPresent();
        List<String> sources = oracle.sources().isEmpty() && hasTicks ? List.of(FILE) : oracle.sources();
        if (sources.isEmpty()) {
            throw new BadSetting(SOURCES, "'file' or venues, separated by commas: " + Venues.names(), "");
        }
        if (sources.contains(FILE)) {
            if (!hasTicks) {
                throw new BadSetting("bithedge.oracle.ticks-file", "a file, because " + SOURCES + " has 'file'", "");
            }
            // A file is a market that somebody makes up: never for real money.
            if (process.isMainnet()) {
                throw new BadSetting(SOURCES, "no 'file' on mainnet (bithedge.chain.id=1)", String.join(",", sources));
            }
        }
        return sources;
    }

    private static List<Configured> venues(OracleProperties oracle, String key, List<String> names) {
        List<Configured> venues = new ArrayList<>();
        for (String name : names) {
            Venue venue = Venues.named(name)
                    .filter(it -> Observation.isSourceName(it.name()))
                    .orElseThrow(() -> new BadSetting(key, "'file' or venues: " + Venues.names(), name));
            if (venues.stream().anyMatch(it -> it.venue().equals(venue))) {
                throw new BadSetting(key, "each venue once", name);
            }
            venues.add(new Configured(venue, VenueMapper.settings(oracle, venue)));
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

    private static Duration heartbeat(long ms) {
        if (ms != 0 && ms < SHORTEST_HEARTBEAT_MS) {
            throw new BadSetting("bithedge.oracle.heartbeat-ms", "0 or 100 to 600000", Long.toString(ms));
        }
        return Duration.ofMillis(ms);
    }
}
