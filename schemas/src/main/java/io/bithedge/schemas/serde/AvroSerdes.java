package io.bithedge.schemas.serde;

import io.bithedge.schemas.Topic;
import io.bithedge.schemas.registry.SchemaRegistry;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** Serdes of the catalogue's topics, all against one registry. */
public final class AvroSerdes {
    private final Map<String, Object> configs;

    public AvroSerdes(String registryUrl) {
        configs = Map.of(SchemaRegistry.URL_CONFIG, registryUrl);
    }

    public <T extends SpecificRecord> Serde<T> of(Topic<T> topic) {
        return of(topic.valueType());
    }

    /** A serde for state stores and internal topics: the subject follows the topic it is used with. */
    public <T extends SpecificRecord> Serde<T> of(Class<T> type) {
        Serde<T> serde = Serdes.serdeFrom(new AvroSerializer<>(), new AvroDeserializer<>(type));
        serde.configure(configs, false);
        return serde;
    }
}
