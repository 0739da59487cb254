package io.bithedge.schemas.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;

/** A registry in memory, for TopologyTestDriver: what Confluent's clients do for `mock://`. Ids are global and start at 1. */
final class MemoryRegistry implements SchemaRegistry {
    static final String PREFIX = "mock://";
    private static final Map<String, MemoryRegistry> SCOPES = new ConcurrentHashMap<>();

    private final List<Schema> schemas = new ArrayList<>();

    static MemoryRegistry scope(String url) {
        return SCOPES.computeIfAbsent(url, any -> new MemoryRegistry());
    }

    @Override
    public synchronized int register(String subject, Schema schema) {
        int at = schemas.indexOf(schema);
        if (at >= 0) {
            return at + 1;
        }
        schemas.add(schema);
        return schemas.size();
    }

    @Override
    public synchronized int idOf(String subject, Schema schema) {
        int at = schemas.indexOf(schema);
        if (at < 0) {
            throw new RegistryException(
                    "subject " + subject + ": schema " + schema.getFullName() + " is not registered");
        }
        return at + 1;
    }

    @Override
    public synchronized Schema byId(int id) {
        if (id < 1 || id > schemas.size()) {
            throw new RegistryException("schema id " + id + " is not registered, highest is " + schemas.size());
        }
        return schemas.get(id - 1);
    }
}
