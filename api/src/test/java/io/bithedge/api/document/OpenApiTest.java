package io.bithedge.api.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.api.ApiServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The document in `docs/` is what the routes are today. Run with `-Dbithedge.recordSchemas=true` to write it anew:
 * {@code ./mvnw -pl api -am test -Dtest=OpenApiTest -Dsurefire.failIfNoSpecifiedTests=false -Dbithedge.recordSchemas=true}.
 */
class OpenApiTest {
    private static final Path DOCUMENT = Path.of("../docs/openapi.json");

    @Test
    void documentsWhatIsServed(@TempDir Path keys) throws Exception {
        String today = write(generate(keys));
        if (Boolean.getBoolean("bithedge.recordSchemas")) {
            Files.writeString(DOCUMENT, today);
        }
        assertThat(Files.readString(DOCUMENT))
                .as("docs/openapi.json is not what the routes are: the comment of this class says how to write it anew")
                .isEqualTo(today);
    }

    private static ObjectNode generate(Path keys) throws IOException, InterruptedException {
        try (ApiServer server =
                ApiServer.start(SamplePool.views(), keys, DocumentConfiguration.class, Generator.SETTINGS)) {
            ObjectNode document = Generator.document(server);
            assertThat(server.bean(RecordShapes.class).clashes()).isEmpty();
            assertThat(FieldWords.packaged().into(document)).isEmpty();
            new Examples(server, document).into(document);
            assertThat(DocumentRules.faults(document)).isEmpty();
            return document;
        }
    }

    /** Fields in the order of their names: the generator's order is chance. */
    private static String write(JsonNode document) {
        return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(sorted(document))
                + "\n";
    }

    private static Object sorted(JsonNode node) {
        if (node.isObject()) {
            Map<String, Object> fields = new TreeMap<>();
            node.propertyStream().forEach(field -> fields.put(field.getKey(), sorted(field.getValue())));
            return new LinkedHashMap<>(fields);
        }
        if (node.isArray()) {
            List<Object> items = new ArrayList<>();
            node.forEach(item -> items.add(sorted(item)));
            return items;
        }
        return node.isString() ? plain(node.stringValue()) : node;
    }

    /** Comments are read by people and by programs that know no HTML. */
    private static String plain(String text) {
        return text.replaceAll("</?code>", "`").replaceAll("\\n\\s*", " ");
    }
}
