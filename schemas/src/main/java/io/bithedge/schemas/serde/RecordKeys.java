package io.bithedge.schemas.serde;

import io.bithedge.schemas.registry.SchemaRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.NullUnmarked;

/**
 * The key of a public state topic: parts joined by colons on our side, an Avro record of strings and longs in the topic. A key schema never
 * changes, as another one would be another key: it is read by its own fields. Safe for any number of threads.
 */
@NullUnmarked // Kafka's contract.
final class RecordKeys {
    private final Schema schema;
    private final String subject;
    private final SchemaRegistry registry;
    private final boolean autoRegister;
    /** 0 until the first key is written. */
    private volatile int id;

    RecordKeys(Schema schema, String subject, SchemaRegistry registry, boolean autoRegister) {
        this.schema = schema;
        this.subject = subject;
        this.registry = registry;
        this.autoRegister = autoRegister;
    }

    Serde<String> serde() {
        Serializer<String> serializer = (topic, key) -> key == null ? null : write(key);
        return Serdes.serdeFrom(serializer, (topic, bytes) -> bytes == null ? null : read(topic, bytes));
    }

    private byte[] write(String key) {
        List<Schema.Field> fields = schema.getFields();
        String[] parts = key.split(":", -1);
        if (parts.length != fields.size()) {
            throw new SerializationException(
                    "subject %s: expected %d parts, got the key %s".formatted(subject, fields.size(), key));
        }
        if (id == 0) {
            id = registry.idFor(subject, schema, autoRegister);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(64);
        Framing.write(out, id);
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
        try {
            for (int i = 0; i < parts.length; i++) {
                if (isNumber(fields.get(i))) {
                    encoder.writeLong(Long.parseLong(parts[i]));
                } else {
                    encoder.writeString(parts[i]);
                }
            }
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("subject " + subject + ": cannot encode the key " + key, e);
        }
        return out.toByteArray();
    }

    private String read(String topic, byte[] bytes) {
        if (!Framing.isFramed(bytes)) {
            throw new SerializationException("topic " + topic + ": expected a key with a schema id, got " + bytes.length
                    + " bytes of something else");
        }
        try {
            BinaryDecoder decoder = DecoderFactory.get()
                    .binaryDecoder(bytes, Framing.HEADER_LENGTH, bytes.length - Framing.HEADER_LENGTH, null);
            List<String> parts = new ArrayList<>();
            for (Schema.Field field : schema.getFields()) {
                parts.add(isNumber(field) ? Long.toString(decoder.readLong()) : decoder.readString());
            }
            return String.join(":", parts);
        } catch (IOException | AvroRuntimeException e) {
            throw new SerializationException("topic " + topic + ": cannot decode the key: " + e.getMessage(), e);
        }
    }

    private static boolean isNumber(Schema.Field field) {
        return field.schema().getType() == Schema.Type.LONG;
    }
}
