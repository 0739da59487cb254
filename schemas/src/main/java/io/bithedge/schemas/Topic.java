package io.bithedge.schemas;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * One topic of the catalogue: name, meaning of the key, value type, shape, and what is to be said of it.
 *
 * @param key what it is made of: parts are joined by colons
 * @param partitions 1 to 256; topics that are folded together have the same number.
 */
public record Topic<V extends SpecificRecord>(
        String name, String key, Class<V> valueType, int partitions, Cleanup cleanup, About about) {

    /** Every client has it: see docs/analysts.md. */
    private static final String PUBLIC_COMPRESSION = "gzip";

    /** What the broker throws away. Facts are kept forever, state keeps the last value per key, requests are forgotten in time. */
    public enum Cleanup {
        FOREVER("delete", -1),
        COMPACT("compact", -1),
        /** State of what ends by itself. */
        COMPACT_MONTH("compact,delete", 30L * 24 * 60 * 60 * 1000),
        WEEK("delete", 7L * 24 * 60 * 60 * 1000);

        private final String policy;
        private final long retentionMs;

        Cleanup(String policy, long retentionMs) {
            this.policy = policy;
            this.retentionMs = retentionMs;
        }

        String policy() {
            return policy;
        }

        /** -1: for ever. */
        public long retentionMs() {
            return retentionMs;
        }

        Map<String, String> configs() {
            return Map.of("cleanup.policy", policy, "retention.ms", Long.toString(retentionMs));
        }
    }

    /** `name` without {@link TopicPrefix}, which comes before it here. */
    public Topic {
        name = TopicPrefix.before(name);
        if (partitions < 1 || partitions > 256) {
            throw new IllegalArgumentException("topic " + name + ": expected 1 to 256 partitions, got " + partitions);
        }
    }

    /** Registry subject of the value (Confluent's TopicNameStrategy). */
    public String subject() {
        return name + "-value";
    }

    public String keySubject() {
        return name + "-key";
    }

    public Schema schema() {
        return SpecificData.get().getSchema(valueType);
    }

    /** What one record says. */
    public String purpose() {
        String doc = schema().getDoc();
        if (doc == null) {
            throw new IllegalStateException("topic " + name + ": its record has no doc comment");
        }
        return doc;
    }

    /** Of a key with parts: a record of the value's own fields. Empty: the key is UTF-8 text. */
    public Optional<Schema> keySchema() {
        if (about.keyFields().isEmpty()) {
            return Optional.empty();
        }
        Schema value = schema();
        List<Schema.Field> fields = about.keyFields().stream()
                .map(part -> value.getField(part))
                .map(field -> new Schema.Field(field.name(), field.schema(), field.doc()))
                .toList();
        return Optional.of(Schema.createRecord(
                value.getName().replace("Row", "Key"), "Key of " + name + ".", value.getNamespace(), false, fields));
    }

    /** What the broker is told of the topic. Public records have the time at which they were appended. */
    public Map<String, String> configs() {
        Map<String, String> configs = new HashMap<>(cleanup.configs());
        configs.put("compression.type", about.isPublic() ? PUBLIC_COMPRESSION : "producer");
        configs.put("message.timestamp.type", about.isPublic() ? "LogAppendTime" : "CreateTime");
        return configs;
    }

    /** Where records go that this topic's readers could not decode. Value: the bytes as they stood. */
    public String deadLetterName() {
        return name + ".dead-letter";
    }

    public Map<String, String> deadLetterConfigs() {
        Map<String, String> configs = new HashMap<>(Cleanup.FOREVER.configs());
        configs.put("compression.type", "producer");
        return configs;
    }
}
