package io.bithedge.schemas.serde;

import io.bithedge.schemas.registry.RegistryAccess;
import io.bithedge.schemas.registry.SchemaRegistry;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.NullUnmarked;

/**
 * Reads Avro records in the Confluent wire format, written with this or any earlier compatible schema.
 * Everything malformed is a SerializationException that names the topic and the offset of the byte. Safe for any number of threads: Kafka Streams
 * shares a serde among its stream, restore and query threads.
 */
@NullUnmarked // Kafka's contract: a null value is a tombstone, and configure sets what the constructor cannot.
public final class AvroDeserializer<T extends SpecificRecord> implements Deserializer<T> {
    private final Schema readerSchema;
    private final SpecificData data;
    private SchemaRegistry registry;
    private final ThreadLocal<Own<T>> own = ThreadLocal.withInitial(Own::new);

    /** What is reused from record to record, by one thread. */
    private static final class Own<T> {
        private final Map<Integer, SpecificDatumReader<T>> readers = new HashMap<>();
        private BinaryDecoder decoder;
    }

    public AvroDeserializer(Class<T> type) {
        TrustedRecords.register();
        data = SpecificData.getForClass(type);
        readerSchema = data.getSchema(type);
    }

    AvroDeserializer(Class<T> type, SchemaRegistry registry) {
        this(type);
        this.registry = registry;
    }

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        registry = SchemaRegistry.at(RegistryAccess.of(configs, ""));
    }

    @Override
    public T deserialize(String topic, byte[] bytes) {
        if (bytes == null) {
            return null;
        }
        if (!Framing.isFramed(bytes)) {
            throw new SerializationException(
                    "topic %s: expected 0x00 and a schema id at byte 0, got %d bytes starting with %s"
                            .formatted(
                                    topic, bytes.length, bytes.length == 0 ? "nothing" : "0x%02x".formatted(bytes[0])));
        }
        int id = Framing.id(bytes);
        Own<T> mine = own.get();
        SpecificDatumReader<T> reader = mine.readers.computeIfAbsent(
                id, any -> new SpecificDatumReader<>(registry.byId(id), readerSchema, data));
        try {
            mine.decoder = DecoderFactory.get()
                    .binaryDecoder(bytes, Framing.HEADER_LENGTH, bytes.length - Framing.HEADER_LENGTH, mine.decoder);
            T value = reader.read(null, mine.decoder);
            if (!mine.decoder.isEnd()) {
                throw new SerializationException(
                        "topic %s, schema id %d: bytes left behind the record".formatted(topic, id));
            }
            return value;
        } catch (IOException | AvroRuntimeException | IndexOutOfBoundsException | NegativeArraySizeException e) {
            throw new SerializationException(
                    "topic %s, schema id %d: cannot decode %s: %s"
                            .formatted(topic, id, readerSchema.getFullName(), e.getMessage()),
                    e);
        }
    }
}
