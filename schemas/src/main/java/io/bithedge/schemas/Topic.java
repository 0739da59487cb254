package io.bithedge.schemas;

import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * One topic of the catalogue: name, meaning of the key, value type and shape. Keys are UTF-8 strings.
 *
 * @param partitions 1 to 256; topics that are folded together have the same number.
 */
public record Topic<V extends SpecificRecord>(
        String name, String key, Class<V> valueType, int partitions, Cleanup cleanup) {

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

        public Map<String, String> configs() {
            return Map.of("cleanup.policy", policy, "retention.ms", Long.toString(retentionMs));
        }
    }

    public Topic {
        if (partitions < 1 || partitions > 256) {
            throw new IllegalArgumentException("topic " + name + ": expected 1 to 256 partitions, got " + partitions);
        }
    }

    /** Registry subject of the value (Confluent's TopicNameStrategy). */
    public String subject() {
        return name + "-value";
    }

    public Schema schema() {
        return SpecificData.get().getSchema(valueType);
    }

    /** Where records go that this topic's readers could not decode. Value: the bytes as they stood. */
    public String deadLetterName() {
        return name + ".dead-letter";
    }
}
