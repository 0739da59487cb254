package io.bithedge.schemas.serde;

import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.NullUnmarked;

/** Kafka Streams shares one serde among its threads and with whoever reads a store: every thread gets a serializer of its own. */
@NullUnmarked // Kafka's contract: a null value is a tombstone.
final class PerThread {
    private PerThread() {}

    static <T extends SpecificRecord> Serializer<T> serializer(Supplier<Serializer<T>> source) {
        ThreadLocal<Serializer<T>> own = ThreadLocal.withInitial(source);
        return (topic, value) -> own.get().serialize(topic, value);
    }

    static <T extends SpecificRecord> Deserializer<T> deserializer(Supplier<Deserializer<T>> source) {
        ThreadLocal<Deserializer<T>> own = ThreadLocal.withInitial(source);
        return (topic, bytes) -> own.get().deserialize(topic, bytes);
    }
}
