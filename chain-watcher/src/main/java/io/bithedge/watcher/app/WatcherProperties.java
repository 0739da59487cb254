package io.bithedge.watcher.app;

import io.bithedge.watcher.agent.BatchLimits;
import io.bithedge.watcher.agent.WatcherSettings;
import io.bithedge.watcher.contract.AddedContracts;
import io.bithedge.watcher.contract.OurContracts;
import io.bithedge.watcher.follow.FinalityRule;
import io.bithedge.watcher.sink.LogSettings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;

/**
 * The configuration, checked at start: whatever is missing or out of range is refused with a sentence that names the key.
 *
 * @param log where the records go: `bithedge.kafka.bootstrap-servers`, `bithedge.registry.url`, `bithedge.watcher.transactional-id`.
 * @param sources where the chain is read: {@link SourceProperties}.
 * @param pollInterval `bithedge.watcher.poll-interval-ms`, 50 to 60,000: the pause when there is nothing to do.
 * @param watcher `bithedge.chain.start-height`, `bithedge.chain.finality-burn-blocks`, `bithedge.contracts.*`, `bithedge.watcher.max-*`,
 *     `bithedge.watcher.quiet-minutes`. Contracts that join later stand in `bithedge.contracts.added`, see {@link AddedContracts}.
 * @param aheadBlocks `bithedge.watcher.ahead-blocks`, 1 to 1,000: blocks read at once while catching up.
 * @param auditBlocksPerMinute `bithedge.audit.blocks-per-minute`, 1 to 60,000: the pace of the background audit.
 */
public record WatcherProperties(
        LogSettings log,
        SourceProperties sources,
        Duration pollInterval,
        WatcherSettings watcher,
        int aheadBlocks,
        int auditBlocksPerMinute) {

    private static final String ADDED = "bithedge.contracts.added";

    /** A key has no usable value. */
    public static final class BadProperty extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BadProperty(String key, String problem) {
            super("configuration key %s: %s".formatted(key, problem));
        }
    }

    static WatcherProperties of(Environment environment) {
        Reader reader = new Reader(environment);
        return new WatcherProperties(
                new LogSettings(
                        reader.text("bithedge.kafka.bootstrap-servers"),
                        reader.text("bithedge.registry.url"),
                        reader.text("bithedge.watcher.transactional-id", "chain-watcher")),
                SourceProperties.of(reader),
                Duration.ofMillis(reader.number("bithedge.watcher.poll-interval-ms", 500, 50, 60_000)),
                new WatcherSettings(
                        reader.contracts(),
                        reader.number("bithedge.chain.start-height", 1, 1, Long.MAX_VALUE / 2),
                        reader.finality("bithedge.chain.finality-burn-blocks"),
                        reader.limits(),
                        Duration.ofMinutes(reader.number("bithedge.watcher.quiet-minutes", 10, 1, 10_000))),
                (int) reader.number("bithedge.watcher.ahead-blocks", 16, 1, 1_000),
                (int) reader.number("bithedge.audit.blocks-per-minute", 60, 1, 60_000));
    }

    /** Values by key; what is missing, malformed or out of range is refused. */
    record Reader(Environment environment) {
        String text(String key) {
            String value = environment.getProperty(key);
            if (value == null || value.isBlank()) {
                throw new BadProperty(key, "expected a value, got none");
            }
            return value.trim();
        }

        String text(String key, String standard) {
            String value = environment.getProperty(key);
            return value == null || value.isBlank() ? standard : value.trim();
        }

        long number(String key, long standard, long min, long max) {
            return number(text(key, Long.toString(standard)), key, min, max);
        }

        private static URI url(String key, String value) {
            return checked(key, value, text -> {
                URI url = URI.create(text);
                if (!"http".equals(url.getScheme()) && !"https".equals(url.getScheme())) {
                    throw new IllegalArgumentException("expected an http or https URL, got " + text);
                }
                return url;
            });
        }

        boolean flag(String key, boolean standard) {
            String value = text(key, Boolean.toString(standard));
            if (!value.equals("true") && !value.equals("false")) {
                throw new BadProperty(key, "expected true or false, got " + value);
            }
            return Boolean.parseBoolean(value);
        }

        /** Separated by commas; spaces around them do not count. */
        List<String> list(String key) {
            return Stream.of(text(key, "").split(",", -1))
                    .map(String::trim)
                    .filter(item -> !item.isEmpty())
                    .toList();
        }

        /** One or more. */
        List<URI> urls(String key) {
            List<String> values = list(key);
            if (values.isEmpty()) {
                throw new BadProperty(key, "expected one or more URLs, got none");
            }
            return values.stream().map(value -> url(key, value)).toList();
        }

        OurContracts contracts() {
            String vault = contract("bithedge.contracts.vault");
            String registry = contract("bithedge.contracts.registry");
            String oracle = contract("bithedge.contracts.oracle");
            OurContracts pool = checked("bithedge.contracts.*", "", any -> new OurContracts(vault, registry, oracle));
            return checked(ADDED, text(ADDED, ""), text -> AddedContracts.parse(pool, text));
        }

        /** No default: what is safe depends on the network. */
        FinalityRule finality(String key) {
            return new FinalityRule((int) number(text(key), key, 1, FinalityRule.MAX_BURN_BLOCKS));
        }

        BatchLimits limits() {
            LongFunction<Integer> toInt = Math::toIntExact;
            return new BatchLimits(
                    toInt.apply(number(
                            "bithedge.watcher.max-blocks-per-transaction",
                            BatchLimits.DEFAULT.blocks(),
                            1,
                            BatchLimits.MAX_BLOCKS)),
                    toInt.apply(number(
                            "bithedge.watcher.max-records-per-transaction",
                            BatchLimits.DEFAULT.records(),
                            1,
                            BatchLimits.MAX_RECORDS)));
        }

        private String contract(String key) {
            String value = text(key);
            return checked(
                    key,
                    value,
                    text -> io.bithedge.stacks.address.Principal.Contract.parse(text)
                            .toString());
        }

        private static long number(String value, String key, long min, long max) {
            long number = checked(key, value, Long::parseLong);
            if (number < min || number > max) {
                throw new BadProperty(key, "expected %d to %d, got %d".formatted(min, max, number));
            }
            return number;
        }

        static <T> T checked(String key, String value, Function<String, T> parse) {
            try {
                return parse.apply(value);
            } catch (IllegalArgumentException | io.bithedge.stacks.MalformedException e) {
                throw new BadProperty(key, String.valueOf(e.getMessage()));
            }
        }
    }
}
