package io.bithedge.schemas.serde;

import io.bithedge.schemas.registry.RegistryAccess;
import io.bithedge.schemas.registry.SchemaRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.NullUnmarked;

/** Writes Avro records in the Confluent wire format. Safe for any number of threads: Kafka
 * Streams shares a serde among its threads. */
@NullUnmarked // Kafka's contract: a null value is a tombstone, and configure sets what the constructor cannot.
public final class AvroSerializer<T extends SpecificRecord> implements Serializer<T> {
    private SchemaRegistry registry;
    private boolean autoRegister = true;
    private final ThreadLocal<Own<T>> own = ThreadLocal.withInitial(Own::new);

    /** What is reused from record to record, by one thread. */
    private static final class Own<T> {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream(512);
        private BinaryEncoder encoder;
        private String lastTopic;
        private Schema lastSchema;
        private int lastId;
        private SpecificDatumWriter<T> writer;
    }

    public AvroSerializer() {
        TrustedRecords.register();
    }

    AvroSerializer(SchemaRegistry registry, boolean autoRegister) {
        this();
        this.registry = registry;
        this.autoRegister = autoRegister;
    }

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        RegistryAccess access = RegistryAccess.of(configs, "");
        registry = SchemaRegistry.at(access);
        autoRegister = access.autoRegister();
    }

    // Generated classes share one Schema object; equals would walk the whole schema for every record.
    @Override
    @SuppressWarnings("ReferenceEquality")
    public byte[] serialize(String topic, T value) {
        if (value == null) {
            return null;
        }
        Own<T> mine = own.get();
        if (value.getSchema() != mine.lastSchema || !topic.equals(mine.lastTopic)) {
            prepare(mine, topic, value.getSchema());
        }
        mine.out.reset();
        Framing.write(mine.out, mine.lastId);
        try {
            mine.encoder = EncoderFactory.get().binaryEncoder(mine.out, mine.encoder);
            mine.writer.write(value, mine.encoder);
            mine.encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("topic " + topic + ": cannot encode " + mine.lastSchema.getFullName(), e);
        }
        return mine.out.toByteArray();
    }

    private void prepare(Own<T> mine, String topic, Schema schema) {
        String subject = topic + "-value";
        mine.lastId = registry.idFor(subject, schema, autoRegister);
        mine.writer = new SpecificDatumWriter<>(schema);
        mine.lastTopic = topic;
        mine.lastSchema = schema;
    }
}
