package io.bithedge.api.document;

import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MapSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.List;

/** Shapes that no record of ours has. */
final class Shapes {
    private Shapes() {}

    /** RFC 9457, as {@code Problem} writes it. */
    static Schema<?> problem() {
        Schema<?> problem = new ObjectSchema()
                .description("A refusal or a failure.")
                .addProperty("type", new StringSchema().description("Absent: the code says what it is."))
                .addProperty("title", new StringSchema().description("The name of the status."))
                .addProperty("status", new IntegerSchema().description("The HTTP status."))
                .addProperty("detail", new StringSchema().description("A sentence for people."))
                .addProperty("instance", new StringSchema().description("The path that was asked."))
                .addProperty("code", new StringSchema().description("Stable: for programs."))
                .addProperty(
                        "largestAmount",
                        new StringSchema()
                                .description(
                                        "With a declined quote: the largest amount that would be quoted, in sats."))
                .addProperty(
                        "limits",
                        new MapSchema()
                                .additionalProperties(new StringSchema())
                                .description("With a refused call: what would have been allowed, base units by name."));
        problem.setRequired(List.of("title", "status", "detail", "code"));
        return problem;
    }

    static Schema<?> openApiDocument() {
        Schema<?> document = new ObjectSchema()
                .description("This document: OpenAPI 3.1.")
                .addProperty("openapi", new StringSchema())
                .additionalProperties(true);
        document.setRequired(List.of("openapi"));
        return document;
    }
}
