package io.bithedge.schemas.serde;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.message.SchemaStore;
import org.jspecify.annotations.NullUnmarked;

/** Every schema with which a record was ever written into a store: resources of this module, named by record and fingerprint. */
@NullUnmarked // Avro's contract: null for a fingerprint that is unknown.
final class StoredSchemas implements SchemaStore {
    private final String name;

    StoredSchemas(Schema ofToday) {
        name = ofToday.getName();
    }

    static boolean isRecorded(Schema schema) {
        return StoredSchemas.class.getResource(resource(schema)) != null;
    }

    static String resource(Schema schema) {
        return resource(schema.getName(), SchemaNormalization.parsingFingerprint64(schema));
    }

    private static String resource(String name, long fingerprint) {
        return "/stored-schemas/%s/%016x.avsc".formatted(name, fingerprint);
    }

    @Override
    public Schema findByFingerprint(long fingerprint) {
        try (InputStream found = StoredSchemas.class.getResourceAsStream(resource(name, fingerprint))) {
            return found == null ? null : new Schema.Parser().parse(found);
        } catch (IOException e) {
            throw new UncheckedIOException(resource(name, fingerprint), e);
        }
    }
}
