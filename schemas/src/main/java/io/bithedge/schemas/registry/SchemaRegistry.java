package io.bithedge.schemas.registry;

import org.apache.avro.Schema;

/** What the serdes need of a schema registry. Implementations are safe for use by several threads. */
public interface SchemaRegistry {
    String URL_CONFIG = RegistryAccess.URL;

    /**
     * Id of `schema` under `subject`; registers it when it is not there.
     *
     * @throws RegistryException when the registry refuses it (incompatible) or does not answer.
     */
    int register(String subject, Schema schema);

    /** Id of `schema` under `subject`, which must be registered. */
    int idOf(String subject, Schema schema);

    Schema byId(int id);

    /** Registers it only when that is wanted: elsewhere somebody else does, and what is not there is a fault. */
    default int idFor(String subject, Schema schema, boolean autoRegister) {
        return autoRegister ? register(subject, schema) : idOf(subject, schema);
    }

    /** `mock://scope` is a registry in memory shared by all who name the scope; anything else is a base URL. */
    static SchemaRegistry at(RegistryAccess access) {
        String first = access.urls().getFirst();
        return first.startsWith(MemoryRegistry.PREFIX) ? MemoryRegistry.scope(first) : new HttpRegistry(access);
    }
}
