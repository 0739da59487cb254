package io.bithedge.oracle.app;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.springframework.core.env.Environment;

/** Reads settings and refuses what is missing or out of range, naming the key. */
record SettingsReader(Environment environment) {
    String required(String key, String expected) {
        return optional(key).orElseThrow(() -> new BadSetting(key, expected, ""));
    }

    Optional<String> optional(String key) {
        return Optional.ofNullable(environment.getProperty(key)).filter(value -> !value.isBlank());
    }

    /** Separated by commas; empty when nothing is set. */
    List<String> list(String key) {
        return optional(key)
                .map(text ->
                        Arrays.stream(text.split(",", -1)).map(String::strip).toList())
                .orElse(List.of());
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

    String url(String key, String otherwise) {
        String text = optional(key).orElse(otherwise);
        if (HttpUrl.parse(text) == null) {
            throw new BadSetting(key, "an http or https URL", text);
        }
        return text;
    }
}
