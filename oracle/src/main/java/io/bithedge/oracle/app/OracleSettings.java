package io.bithedge.oracle.app;

import io.bithedge.oracle.Asset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.springframework.core.env.Environment;

/**
 * What the process is told, checked at start.
 *
 * @param ticksFile `bithedge.oracle.ticks-file`, with `sources` containing `file`.
 * @param closesFile `bithedge.oracle.closes-file`, optional.
 * @param heartbeat `bithedge.oracle.heartbeat-ms`, 0 or 100 to 600,000, default 5,000: how often a standing file price is repeated.
 * @param pollInterval `bithedge.oracle.poll-interval-ms`, 1,000 to 600,000, default 10,000.
 * @param maxAge `bithedge.oracle.max-age-ms`, 1,000 to 3,600,000, default 120,000: an older last trade is refused.
 */
record OracleSettings(
        String bootstrapServers,
        String registryUrl,
        Path stateDir,
        List<String> sources,
        Optional<Path> ticksFile,
        Optional<Path> closesFile,
        Duration heartbeat,
        Duration pollInterval,
        Duration maxAge,
        HttpUrl coinbaseUrl,
        List<Asset> assets) {
    static final String FILE = "file";
    static final String COINBASE = "coinbase";
    private static final long MAINNET = 1;

    static OracleSettings of(Environment environment) {
        Reader read = new Reader(environment);
        Optional<Path> ticks = read.optional("bithedge.oracle.ticks-file").map(Path::of);
        List<String> sources = sources(read, ticks);
        return new OracleSettings(
                read.required("bithedge.kafka.bootstrap-servers", "host:port, more separated by commas"),
                read.required("bithedge.registry.url", "the URL of the schema registry"),
                Path.of(read.required("bithedge.state-dir", "a folder")),
                sources,
                ticks,
                read.optional("bithedge.oracle.closes-file").map(Path::of),
                heartbeat(read),
                read.millis("bithedge.oracle.poll-interval-ms", 1_000, 600_000, 10_000),
                read.millis("bithedge.oracle.max-age-ms", 1_000, 3_600_000, 120_000),
                read.url("bithedge.oracle.coinbase-url", "https://api.exchange.coinbase.com"),
                List.of(Asset.BTC, Asset.STX));
    }

    private static List<String> sources(Reader read, Optional<Path> ticks) {
        String key = "bithedge.oracle.sources";
        String text = read.optional(key).orElse(ticks.isPresent() ? FILE : "");
        List<String> sources = new ArrayList<>();
        for (String source :
                Arrays.stream(text.split(",", -1)).map(String::strip).toList()) {
            if (!source.equals(FILE) && !source.equals(COINBASE)) {
                throw new BadSetting(key, "'file' or 'coinbase' or both, separated by a comma", text);
            }
            sources.add(source);
        }
        if (sources.contains(FILE)) {
            if (ticks.isEmpty()) {
                throw new BadSetting("bithedge.oracle.ticks-file", "a file, because " + key + " has 'file'", "");
            }
            // A file is a market that somebody makes up: never for real money.
            if (read.number("bithedge.chain.id", 0, 0xffffffffL, 0) == MAINNET) {
                throw new BadSetting(key, "no 'file' on mainnet (bithedge.chain.id=1)", text);
            }
        }
        return List.copyOf(sources);
    }

    private static Duration heartbeat(Reader read) {
        String key = "bithedge.oracle.heartbeat-ms";
        Duration heartbeat = read.millis(key, 0, 600_000, 5_000);
        if (!heartbeat.isZero() && heartbeat.toMillis() < 100) {
            throw new BadSetting(key, "0 or 100 to 600000", Long.toString(heartbeat.toMillis()));
        }
        return heartbeat;
    }

    private record Reader(Environment environment) {
        String required(String key, String expected) {
            return optional(key).orElseThrow(() -> new BadSetting(key, expected, ""));
        }

        Optional<String> optional(String key) {
            return Optional.ofNullable(environment.getProperty(key)).filter(value -> !value.isBlank());
        }

        long number(String key, long lowest, long highest, long otherwise) {
            String text = optional(key).orElse(Long.toString(otherwise));
            String expected = lowest + " to " + highest;
            try {
                long value = Long.parseLong(text);
                if (value < lowest || value > highest) {
                    throw new BadSetting(key, expected, text);
                }
                return value;
            } catch (NumberFormatException e) {
                throw new BadSetting(key, expected, text);
            }
        }

        Duration millis(String key, long lowest, long highest, long otherwise) {
            return Duration.ofMillis(number(key, lowest, highest, otherwise));
        }

        HttpUrl url(String key, String otherwise) {
            String text = optional(key).orElse(otherwise);
            HttpUrl url = HttpUrl.parse(text);
            if (url == null) {
                throw new BadSetting(key, "an http or https URL", text);
            }
            return url;
        }
    }
}
