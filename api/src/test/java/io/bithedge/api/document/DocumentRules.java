package io.bithedge.api.document;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What is wrong with a document, one sentence a fault. */
final class DocumentRules {
    private final JsonNode document;
    private final List<String> faults = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    private DocumentRules(JsonNode document) {
        this.document = document;
    }

    static List<String> faults(JsonNode document) {
        DocumentRules rules = new DocumentRules(document);
        rules.check();
        return rules.faults;
    }

    private void check() {
        document.path("paths")
                .propertyStream()
                .forEach(path -> path.getValue()
                        .propertyStream()
                        .forEach(method -> operation(
                                method.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey(),
                                method.getValue())));
        document.path("components").path("schemas").propertyStream().forEach(schema -> {
            schema(schema.getKey(), schema.getValue());
            type(schema.getKey(), schema.getValue());
        });
    }

    private void type(String name, JsonNode type) {
        if (type.path("description").asString("").isBlank()) {
            fault(name, "no comment says what it is");
        }
        type.path("properties").propertyStream().forEach(field -> {
            if (field.getValue().path("description").asString("").isBlank()) {
                fault(name + "." + field.getKey(), "nothing says what it means");
            }
        });
    }

    private void operation(String name, JsonNode operation) {
        String id = operation.path("operationId").asString("");
        if (!id.matches("[a-z][A-Za-z]+") || !ids.add(id)) {
            fault(name, "its operationId '%s' is not a word of its own".formatted(id));
        }
        if (operation.path("description").asString("").isBlank()) {
            fault(name, "no comment says what it does");
        }
        operation.path("parameters").forEach(parameter -> {
            String called = name + " parameter " + parameter.path("name").asString("");
            if (parameter.path("description").asString("").isBlank()) {
                fault(called, "no comment says what it is");
            }
            if (parameter.path("schema").has("$ref")) {
                fault(called, "an object stands where one value is sent");
            }
            schema(called, parameter.path("schema"));
        });
        content(name + " request", operation.path("requestBody").path("content"));
        for (Map.Entry<String, JsonNode> response : operation.path("responses").properties()) {
            if (response.getKey().startsWith("2")) {
                content(name + " " + response.getKey(), response.getValue().path("content"));
            }
        }
    }

    private void content(String name, JsonNode content) {
        for (Map.Entry<String, JsonNode> type : content.properties()) {
            String called = name + " " + type.getKey();
            if (type.getKey().contains("*")) {
                fault(called, "its content type is not said");
            }
            schema(called, type.getValue().path("schema"));
            if (type.getKey().equals("application/json")
                    && type.getValue().path("example").isMissingNode()) {
                fault(called, "no example is recorded");
            }
        }
    }

    /** A schema must say something: a type with its fields, an element, a reference. */
    private void schema(String name, JsonNode schema) {
        if (schema.has("$ref")) {
            return;
        }
        for (String several : List.of("anyOf", "oneOf", "allOf")) {
            if (schema.has(several)) {
                schema.path(several).forEach(one -> schema(name, one));
                return;
            }
        }
        JsonNode type = schema.path("type");
        boolean isObject = type.toString().contains("\"object\"");
        if (type.isMissingNode() || (isObject && isBare(schema))) {
            fault(name, "a bare object: nothing says what is in it");
        }
        schema.path("properties")
                .propertyStream()
                .forEach(property -> schema(name + "." + property.getKey(), property.getValue()));
        if (schema.has("items")) {
            schema(name + "[]", schema.path("items"));
        }
        if (schema.path("additionalProperties").isObject()) {
            schema(name + ".*", schema.path("additionalProperties"));
        }
    }

    private static boolean isBare(JsonNode schema) {
        return schema.path("properties").isEmpty()
                && !schema.path("additionalProperties").isObject();
    }

    private void fault(String where, String what) {
        faults.add(where + ": " + what);
    }
}
