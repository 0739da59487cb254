package io.bithedge.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The document in `docs/` is the catalogue of today. Run with `-Dbithedge.recordSchemas=true` to write it anew. */
class AsyncApiTest {
    private static final Path DOCUMENT = Path.of("../docs/asyncapi.json");

    @Test
    void isTheDocumentInTheDocs() throws IOException {
        String today = AsyncApi.document(Topics.ALL);
        if (Boolean.getBoolean("bithedge.recordSchemas")) {
            Files.writeString(DOCUMENT, today);
        }
        assertThat(Files.readString(DOCUMENT)).isEqualTo(today);
    }

    @Test
    void tellsKeySchemaAndShapeOfATopic() {
        JsonNode channel = JsonMapper.builder()
                .build()
                .readTree(AsyncApi.document(Topics.ALL))
                .path("channels")
                .path("policies.v1");

        assertThat(channel.at("/bindings/kafka/partitions").asInt()).isEqualTo(2);
        assertThat(channel.at("/bindings/kafka/topicConfiguration/cleanup.policy/0")
                        .asString())
                .isEqualTo("compact");
        assertThat(channel.at("/messages/Policy/bindings/kafka/key/description").asString())
                .isEqualTo("policy id");
        assertThat(channel.at("/messages/Policy/payload/schema/fields/0/name").asString())
                .isEqualTo("policyId");
    }
}
