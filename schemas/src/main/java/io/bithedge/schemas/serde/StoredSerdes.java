package io.bithedge.schemas.serde;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.message.SchemaStore;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.NullUnmarked;

/**
 * Serdes of state stores and their changelogs, which nobody else reads: Avro's single-object encoding, C3 01, the fingerprint of the schema,
 * Avro binary. They ask no registry; what an earlier version wrote is read by {@link StoredSchemas}. Safe for any number of threads.
 */
@NullUnmarked // Kafka's contract: null is nothing.
public final class StoredSerdes {
    private StoredSerdes() {}

    /** Throws IllegalStateException when the schema of today is not recorded: a later version could not read what this one writes. */
    public static <T extends SpecificRecord> Serde<T> of(Class<T> type) {
        Schema schema = SpecificData.get().getSchema(type);
        if (!StoredSchemas.isRecorded(schema)) {
            throw new IllegalStateException(
                    "%s: expected it in %s, see CONTRIBUTING.md".formatted(type, StoredSchemas.resource(schema)));
        }
        return of(type, new StoredSchemas(schema));
    }

    static <T extends SpecificRecord> Serde<T> of(Class<T> type, SchemaStore earlier) {
        TrustedRecords.register();
        SpecificData data = SpecificData.getForClass(type);
        Schema schema = data.getSchema(type);
        BinaryMessageEncoder<T> encoder = new BinaryMessageEncoder<>(data, schema);
        BinaryMessageDecoder<T> decoder = new BinaryMessageDecoder<>(data, schema, earlier);
        Serializer<T> serializer = (topic, value) -> value == null ? null : write(encoder, topic, value);
        Deserializer<T> deserializer = (topic, bytes) -> bytes == null ? null : read(decoder, topic, bytes);
        return Serdes.serdeFrom(serializer, deserializer);
    }

    private static <T> byte[] write(BinaryMessageEncoder<T> encoder, String topic, T value) {
        try {
            return encoder.encode(value).array();
        } catch (IOException e) {
            throw new UncheckedIOException(topic + ": cannot encode " + value.getClass(), e);
        }
    }

    private static <T> T read(BinaryMessageDecoder<T> decoder, String topic, byte[] bytes) {
        if (Framing.isFramed(bytes)) {
            throw new SerializationException(topic
                    + ": a row of a version that kept its schemas in the registry; `bithedge rebuild` makes all anew");
        }
        try {
            ByteArrayInputStream in = new ByteArrayInputStream(bytes);
            T value = decoder.decode(in, null);
            if (in.available() > 0) {
                throw new SerializationException("%s: %d bytes left behind the row".formatted(topic, in.available()));
            }
            return value;
        } catch (IOException | AvroRuntimeException | IndexOutOfBoundsException | NegativeArraySizeException e) {
            throw new SerializationException("%s: cannot decode a row: %s".formatted(topic, e.getMessage()), e);
        }
    }
}
