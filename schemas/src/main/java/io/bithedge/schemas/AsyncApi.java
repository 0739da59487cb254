package io.bithedge.schemas;

import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The catalogue as an AsyncAPI 3 document: every topic with its key, its schema and its shape on the broker. */
public final class AsyncApi {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String AVRO = "application/vnd.apache.avro+json;version=1.12.0";
    private static final String BINDING_VERSION = "0.5.0";

    private AsyncApi() {}

    /** Same topics, same document, to the byte. */
    public static String document(List<Topic<?>> topics) {
        ObjectNode document = JSON.createObjectNode();
        document.put("asyncapi", "3.0.0");
        document.set("info", info());
        document.put("defaultContentType", "application/octet-stream");
        ObjectNode channels = document.putObject("channels");
        ObjectNode operations = document.putObject("operations");
        for (Topic<?> topic : topics) {
            channels.set(topic.name(), channel(topic));
            operations.set("receive-" + topic.name(), receive(topic));
        }
        return document.toPrettyString() + "\n";
    }

    private static ObjectNode info() {
        ObjectNode info = JSON.createObjectNode();
        info.put("title", "BitHedge Pool");
        info.put("version", "1");
        info.put(
                "description",
                "The topics of the pool. Values are Avro behind the five bytes of the Confluent wire format (0x00, schema id); keys are UTF-8 text."
                        + " Read with isolation.level=read_committed. Amounts are integers in base units, prices USD x 10^8 per coin.");
        return info;
    }

    private static ObjectNode channel(Topic<?> topic) {
        ObjectNode channel = JSON.createObjectNode();
        channel.put("address", topic.name());
        channel.put("description", topic.purpose());
        channel.set("x-catalogue", catalogue(topic.about()));
        channel.putObject("messages").set(messageName(topic), message(topic));
        ObjectNode kafka = channel.putObject("bindings").putObject("kafka");
        kafka.put("topic", topic.name());
        kafka.put("partitions", topic.partitions());
        ObjectNode configuration = kafka.putObject("topicConfiguration");
        ArrayNode policies = configuration.putArray("cleanup.policy");
        List.of(topic.cleanup().policy().split(",", -1)).forEach(policies::add);
        configuration.put("retention.ms", topic.cleanup().retentionMs());
        kafka.put("bindingVersion", BINDING_VERSION);
        return channel;
    }

    private static ObjectNode catalogue(About about) {
        ObjectNode told = JSON.createObjectNode();
        told.put("visibility", about.visibility().name().toLowerCase(Locale.ROOT));
        told.put("owner", about.owner().words());
        told.put("lineage", about.lineage());
        told.put("lateness", about.lateness().words());
        return told;
    }

    private static ObjectNode message(Topic<?> topic) {
        ObjectNode message = JSON.createObjectNode();
        message.put("name", messageName(topic));
        message.put("contentType", "application/octet-stream");
        ObjectNode payload = message.putObject("payload");
        payload.put("schemaFormat", AVRO);
        payload.set("schema", JSON.readTree(topic.schema().toString()));
        ObjectNode kafka = message.putObject("bindings").putObject("kafka");
        ObjectNode key = kafka.putObject("key");
        key.put("type", "string");
        key.put("description", topic.key());
        kafka.put("schemaIdLocation", "payload");
        kafka.put("schemaIdPayloadEncoding", "confluent");
        kafka.put("bindingVersion", BINDING_VERSION);
        return message;
    }

    private static ObjectNode receive(Topic<?> topic) {
        ObjectNode operation = JSON.createObjectNode();
        operation.put("action", "receive");
        operation.putObject("channel").put("$ref", "#/channels/" + topic.name());
        return operation;
    }

    private static String messageName(Topic<?> topic) {
        return topic.valueType().getSimpleName();
    }
}
