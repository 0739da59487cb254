package io.bithedge.schemas.serde;

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

/** Writes Avro records in the Confluent wire format. One instance serves one thread, as Kafka's serializers do. */
@NullUnmarked // Kafka's contract: a null value is a tombstone, and configure sets what the constructor cannot.
public final class AvroSerializer<T extends SpecificRecord> implements Serializer<T> {
    static final byte MAGIC = 0;
    /** Same names as Confluent's, so that its classes can be swapped in by configuration. */
    static final String AUTO_REGISTER_CONFIG = "auto.register.schemas";

    private SchemaRegistry registry;
    private boolean autoRegister = true;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(512);
    private BinaryEncoder encoder;
    private String lastTopic;
    private Schema lastSchema;
    private int lastId;
    private SpecificDatumWriter<T> writer;

    public AvroSerializer() {
        TrustedRecords.register();
    }

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        registry = SchemaRegistry.at(configs.get(SchemaRegistry.URL_CONFIG).toString());
        Object auto = configs.get(AUTO_REGISTER_CONFIG);
        autoRegister = auto == null || Boolean.parseBoolean(auto.toString());
    }

    @Override
    @SuppressWarnings(
            "ReferenceEquality") // generated classes share one Schema object; equals would walk the whole schema per
    // record
    public byte[] serialize(String topic, T value) {
        if (value == null) {
            return null;
        }
        if (value.getSchema() != lastSchema || !topic.equals(lastTopic)) {
            prepare(topic, value.getSchema());
        }
        out.reset();
        out.write(MAGIC);
        out.write(lastId >>> 24);
        out.write(lastId >>> 16);
        out.write(lastId >>> 8);
        out.write(lastId);
        try {
            encoder = EncoderFactory.get().binaryEncoder(out, encoder);
            writer.write(value, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("topic " + topic + ": cannot encode " + lastSchema.getFullName(), e);
        }
        return out.toByteArray();
    }

    private void prepare(String topic, Schema schema) {
        String subject = topic + "-value";
        lastId = autoRegister ? registry.register(subject, schema) : registry.idOf(subject, schema);
        writer = new SpecificDatumWriter<>(schema);
        lastTopic = topic;
        lastSchema = schema;
    }
}
