package io.bithedge.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was measured, for programs: one flat JSON object in the file that {@code bithedge.bench.json} names, to which every benchmark of a run
 * adds its own. Without the property nothing is written.
 */
final class Figures {
    private static final String FILE = "bithedge.bench.json";
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Figures() {}

    /** {@code name}: the benchmark, a dot, what it is, and behind more dots what it is of, such as {@code pipeline.factsPerSecond.10}. */
    static void put(String name, double value) {
        String file = System.getProperty(FILE, "");
        if (file.isEmpty()) {
            return;
        }
        try {
            Map<String, Double> all = all(Path.of(file));
            all.put(name, value);
            Files.writeString(Path.of(file), JSON.writeValueAsString(all) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("figures cannot be written into " + file, e);
        }
    }

    /** What a benchmark of this run has put; empty without a file. */
    static OptionalDouble known(String name) {
        String file = System.getProperty(FILE, "");
        try {
            Double value = file.isEmpty() ? null : all(Path.of(file)).get(name);
            return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
        } catch (IOException e) {
            throw new UncheckedIOException("figures cannot be read from " + file, e);
        }
    }

    private static Map<String, Double> all(Path file) throws IOException {
        return Files.exists(file)
                ? JSON.readValue(Files.readString(file), new TypeReference<TreeMap<String, Double>>() {})
                : new TreeMap<>();
    }
}
