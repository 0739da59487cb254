package io.bithedge.watcher.testing;

import io.bithedge.contracts.OurContract;
import io.bithedge.stacks.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A print as the contracts' own tests recorded it: raw bytes, and what stands in them. */
public record PrintFixture(OurContract contract, String topic, Bytes raw, JsonNode value) {
    private static final Path FOLDER = Path.of("..", "clarity", "fixtures");
    private static final JsonMapper MAPPER = new JsonMapper();

    public static List<PrintFixture> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(PrintFixture::read)
                    .filter(json -> json.has("topic"))
                    .map(PrintFixture::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(Path file) {
        return MAPPER.readTree(file.toFile());
    }

    private static PrintFixture of(JsonNode json) {
        String name = json.path("contract").stringValue();
        OurContract contract = Arrays.stream(OurContract.values())
                .filter(candidate -> candidate.sourceName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("fixture of the unknown contract " + name));
        return new PrintFixture(
                contract,
                json.path("topic").stringValue(),
                Bytes.ofHex(json.path("rawHex").stringValue()),
                json.path("value"));
    }

    @Override
    public String toString() {
        return contract.sourceName() + "#" + topic;
    }
}
