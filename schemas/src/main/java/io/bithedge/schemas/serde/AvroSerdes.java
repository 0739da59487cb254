package io.bithedge.schemas.serde;

import io.bithedge.schemas.Topic;
import io.bithedge.schemas.registry.RegistryAccess;
import io.bithedge.schemas.registry.SchemaRegistry;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** Serdes of the catalogue's topics, all against one registry. */
public final class AvroSerdes {
    private final RegistryAccess access;
    private final SchemaRegistry registry;

    public AvroSerdes(String registryUrl) {
        this(RegistryAccess.at(registryUrl));
    }

    public AvroSerdes(RegistryAccess access) {
        this.access = access;
        this.registry = SchemaRegistry.at(access);
    }

    public <T extends SpecificRecord> Serde<T> of(Topic<T> topic) {
        Serde<T> values = of(topic.valueType());
        return topic.about().isPublic()
                ? Serdes.serdeFrom(new EventHeaders<>(topic, values.serializer()), values.deserializer())
                : values;
    }

    /** Of the keys of a topic: on our side always text, its parts joined by colons. */
    public Serde<String> keysOf(Topic<?> topic) {
        return topic.keySchema()
                .map(schema -> new RecordKeys(schema, topic.keySubject(), registry, access.autoRegister()).serde())
                .orElseGet(Serdes::String);
    }

    private <T extends SpecificRecord> Serde<T> of(Class<T> type) {
        return Serdes.serdeFrom(
                new AvroSerializer<>(registry, access.autoRegister()), new AvroDeserializer<>(type, registry));
    }
}
