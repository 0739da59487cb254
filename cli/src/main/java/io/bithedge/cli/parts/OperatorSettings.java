package io.bithedge.cli.parts;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Settings of the services that an operator gives with `--set`. What the command line decides itself, and checks before it starts
 * anything, is not among them: a setting would go round the check. The services read a key however it is spelt, so do we.
 */
public record OperatorSettings(Map<String, String> byKey) {
    private static final List<String> DECIDED = List.of(
            "bithedge.chain.",
            "bithedge.contracts.",
            "bithedge.kafka.",
            "bithedge.production",
            "bithedge.topics.",
            "spring.kafka.bootstrap-servers",
            "bithedge.registry.",
            "bithedge.keys.",
            "bithedge.signer.",
            "bithedge.state-dir",
            "bithedge.watcher.push-port",
            "server.port");
    private static final Set<String> LEFT = Set.of("bithedge.chain.api-key", "bithedge.chain.requests-per-minute");

    /** Throws IllegalArgumentException for a key that the command line decides. */
    public OperatorSettings {
        byKey = Map.copyOf(byKey);
        byKey.keySet().forEach(OperatorSettings::refuseDecided);
    }

    public static OperatorSettings none() {
        return new OperatorSettings(Map.of());
    }

    /** In whatever spelling it was given. */
    public Optional<String> find(String key) {
        return byKey.entrySet().stream()
                .filter(entry -> canonical(entry.getKey()).equals(canonical(key)))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static void refuseDecided(String key) {
        Predicate<String> isIt = known -> canonical(key).equals(canonical(known));
        boolean isDecided = DECIDED.stream().anyMatch(prefix -> canonical(key).startsWith(canonical(prefix)));
        if (isDecided && LEFT.stream().noneMatch(isIt)) {
            throw new IllegalArgumentException(
                    "--set %s: this is decided by the other options and checked there".formatted(key));
        }
    }

    /** As Spring compares keys. */
    static String canonical(String key) {
        return key.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }
}
