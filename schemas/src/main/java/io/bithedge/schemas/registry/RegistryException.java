package io.bithedge.schemas.registry;

import org.apache.kafka.common.errors.SerializationException;

/** The registry refused, or could not be asked. A SerializationException, so that Kafka's handlers treat it as one. */
public final class RegistryException extends SerializationException {
    private static final long serialVersionUID = 1L;

    public RegistryException(String message) {
        super(message);
    }

    public RegistryException(String message, Throwable cause) {
        super(message, cause);
    }
}
