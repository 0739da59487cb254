package io.bithedge.schemas.serde;

import io.bithedge.schemas.Topic;
import io.bithedge.schemas.TopicPrefix;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.NullUnmarked;

/**
 * Headers of public records by the Kafka binding of CloudEvents, binary mode: id and source together name the record, source is the topic
 * on its cluster, type the kind of record in any pool, time the block's. A record that takes a key back has none.
 */
@NullUnmarked // Kafka's contract: a null value is a tombstone.
final class EventHeaders<V extends SpecificRecord> implements Serializer<V> {
    private final Serializer<V> values;
    private final List<RecordHeader> fixed;
    private final List<Schema.Field> id;
    private final Schema.Field time;

    EventHeaders(Topic<V> topic, Serializer<V> values) {
        this.values = values;
        Schema schema = topic.schema();
        this.fixed = List.of(
                header("ce_specversion", "1.0"),
                header("ce_type", "io.bithedge." + TopicPrefix.without(topic.name())),
                header("ce_source", "/bithedge-pool/" + topic.name()),
                header("content-type", "application/avro"));
        // A fact is itself; of a row of state there are many, each as of another block.
        this.id = topic.about().keyFields().isEmpty()
                ? List.of(schema.getField("eventId"))
                : Stream.concat(topic.about().keyFields().stream(), Stream.of("height"))
                        .map(schema::getField)
                        .toList();
        this.time = schema.getField("blockTime");
    }

    @Override
    public byte[] serialize(String topic, V value) {
        return values.serialize(topic, value);
    }

    @Override
    public byte[] serialize(String topic, Headers headers, V value) {
        if (value != null) {
            fixed.forEach(headers::add);
            headers.add(header(
                    "ce_id",
                    id.stream()
                            .map(field -> String.valueOf(value.get(field.pos())))
                            .collect(Collectors.joining(":"))));
            headers.add(header("ce_time", value.get(time.pos()).toString()));
        }
        return values.serialize(topic, value);
    }

    private static RecordHeader header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
