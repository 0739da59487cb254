package io.bithedge.cli.parts;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Settings that give a right to whoever knows them. Every user of a machine reads every command line there; the environment of a
 * process is read by its owner alone, so that is where a process of ours gets these.
 */
public final class SecretSettings {
    private SecretSettings() {}

    public static boolean isSecret(String key) {
        String plain = OperatorSettings.canonical(key);
        return plain.endsWith("apikey")
                || plain.endsWith("token")
                || plain.endsWith("secret")
                || plain.endsWith("password")
                || plain.endsWith("jaas.config")
                || plain.endsWith("user.info");
    }

    /** Those of {@code settings} that are secret, by the variables that the services read them from. */
    public static Map<String, String> environment(Map<String, ?> settings) {
        Map<String, String> environment = new TreeMap<>();
        settings.forEach((key, value) -> {
            if (isSecret(key)) {
                environment.put(variable(key), String.valueOf(value));
            }
        });
        return environment;
    }

    /** All others: what may stand in a command line. */
    public static <V> Map<String, V> open(Map<String, V> settings) {
        Map<String, V> open = new TreeMap<>(settings);
        open.keySet().removeIf((Predicate<String>) SecretSettings::isSecret);
        return open;
    }

    /** As Spring Boot reads it: dots as underscores, dashes gone. */
    static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replace("-", "").replace('.', '_');
    }
}
