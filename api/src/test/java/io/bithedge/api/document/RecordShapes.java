package io.bithedge.api.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the generator does not know of our records: which fields are always there, which may be null, and that two types must not share a
 * name. A field of an answer is there, and null only where the code says {@code @Nullable}; a {@code @Nullable} field of a request, and of a
 * record that leaves nulls out, may be missing.
 */
final class RecordShapes implements ModelConverter {
    private static final String PREFIX = "#/components/schemas/";

    private final Map<String, String> typesByName = new TreeMap<>();
    private final List<String> clashes = new ArrayList<>();

    /** Names that stand for two types: the later one would replace the earlier one in silence. */
    List<String> clashes() {
        return List.copyOf(clashes);
    }

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        JavaType java = TypeFactory.defaultInstance().constructType(type.getType());
        Optional<Schema<?>> amount = AmountShapes.of(java.getRawClass());
        if (amount.isPresent()) {
            return amount.get();
        }
        Schema<?> resolved = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        if (resolved != null && java.getRawClass().isRecord()) {
            Schema<?> named = named(resolved, java, context);
            if (named != null && named.getProperties() != null) {
                describe(named, java.getRawClass());
            }
        }
        return resolved;
    }

    private @Nullable Schema<?> named(Schema<?> resolved, JavaType java, ModelConverterContext context) {
        if (resolved.get$ref() == null) {
            return resolved;
        }
        String name = resolved.get$ref().substring(PREFIX.length());
        String known = typesByName.putIfAbsent(name, java.toCanonical());
        if (known != null && !known.equals(java.toCanonical())) {
            clashes.add("two types are called %s: %s and %s".formatted(name, known, java.toCanonical()));
        }
        return context.getDefinedModels().get(name);
    }

    private static void describe(Schema<?> schema, Class<?> type) {
        boolean leavesNullsOut = leavesNullsOut(type);
        Set<String> required = new LinkedHashSet<>();
        for (RecordComponent field : type.getRecordComponents()) {
            String name = nameOf(field);
            boolean isNullable = field.getAnnotatedType().isAnnotationPresent(Nullable.class);
            if (field.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                // Its fields stand beside ours.
                required.addAll(alwaysThere(field.getType()));
                continue;
            }
            if (isNullable && !leavesNullsOut) {
                schema.getProperties().computeIfPresent(name, (key, property) -> orNull(property));
            }
            if (!isNullable || !leavesNullsOut) {
                required.add(name);
            }
        }
        schema.setRequired(List.copyOf(required));
    }

    private static boolean leavesNullsOut(Class<?> type) {
        JsonInclude include = type.getAnnotation(JsonInclude.class);
        return type.getSimpleName().endsWith("Request")
                || (include != null && include.value() == JsonInclude.Include.NON_NULL);
    }

    private static List<String> alwaysThere(Class<?> type) {
        boolean leavesNullsOut = leavesNullsOut(type);
        return Arrays.stream(type.getRecordComponents())
                .filter(field -> !leavesNullsOut || !field.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .map(RecordShapes::nameOf)
                .toList();
    }

    private static String nameOf(RecordComponent field) {
        return Arrays.stream(field.getAccessor().getAnnotationsByType(JsonProperty.class))
                .map(JsonProperty::value)
                .findFirst()
                .orElse(field.getName());
    }

    private static Schema<?> either(Schema<?> schema, @Nullable String description) {
        Schema<?> none = new JsonSchema();
        none.addType("null");
        Schema<?> either = new JsonSchema();
        either.addAnyOfItem(schema);
        either.addAnyOfItem(none);
        either.setDescription(description);
        return either;
    }

    private static Schema<?> orNull(Schema<?> schema) {
        if (schema.get$ref() != null) {
            return either(new JsonSchema().$ref(schema.get$ref()), schema.getDescription());
        }
        if (schema.getEnum() != null) {
            // Null is none of the values.
            return either(schema, schema.getDescription());
        }
        if (schema.getTypes() == null && schema.getType() != null) {
            schema.addType(schema.getType());
        }
        schema.addType("null");
        return schema;
    }
}
