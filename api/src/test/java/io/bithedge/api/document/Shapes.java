package io.bithedge.api.document;

import io.bithedge.api.live.PositionEvent;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MapSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Shapes that no record of ours has. */
final class Shapes {
    private static final String PREFIX = "#/components/schemas/";
    static final String STREAMED = PREFIX + "StreamedAnswer";

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

    /**
     * OpenAPI 3.1 has one schema for a body and no word for the events in it (3.2 calls it itemSchema). Programs that make clients take the
     * schema of `text/event-stream` for that of the data of each event, and so do we.
     */
    static Map<String, Schema<?>> streamed() {
        Map<String, Schema<?>> all = new TreeMap<>();
        ModelConverters.getInstance(true).readAll(PositionEvent.class).forEach(all::put);
        Schema<?> data = new JsonSchema();
        Stream.of(
                        "PositionEvent",
                        "BooksAnswer",
                        "PricesAnswer",
                        "IncidentsAnswer",
                        "ProviderAnswer",
                        "PolicyAnswer",
                        "WalletTransactionAnswer")
                .forEach(name -> data.addAnyOfItem(new JsonSchema().$ref(PREFIX + name)));
        data.setDescription(
                "What the data of one event is, by its name: `block`, `pool`, `prices`, `incidents`, `provider`, `policy`, `transaction`.");
        all.put("StreamedAnswer", data);
        return all;
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
