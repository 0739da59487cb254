package io.bithedge.topology.stage;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Turns what cannot be decoded into a value, so that the stage can halt with an incident in the same transaction. */
public final class DecodedDeserializer implements Deserializer<Decoded> {
    private final Deserializer<? extends SpecificRecord> inner;
    private final boolean lenient;

    private DecodedDeserializer(Deserializer<? extends SpecificRecord> inner, boolean lenient) {
        this.inner = inner;
        this.lenient = lenient;
    }

    /** For facts: none may be skipped. */
    public static DecodedDeserializer halting(Deserializer<? extends SpecificRecord> inner) {
        return new DecodedDeserializer(inner, false);
    }

    /** For records that may be lost: the exception handler sends them to the dead letters. */
    public static DecodedDeserializer skipping(Deserializer<? extends SpecificRecord> inner) {
        return new DecodedDeserializer(inner, true);
    }

    @Override
    public Decoded deserialize(String topic, byte @Nullable [] bytes) {
        if (bytes == null) {
            return broken(new SerializationException("topic " + topic + ": expected a value, got none"));
        }
        try {
            return new Decoded.Value(inner.deserialize(topic, bytes));
        } catch (SerializationException e) {
            return broken(e);
        }
    }

    private Decoded broken(SerializationException cause) {
        if (lenient) {
            throw cause;
        }
        return new Decoded.Broken(String.valueOf(cause.getMessage()));
    }
}
