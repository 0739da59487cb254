package io.bithedge.api.document;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.web.method.HandlerMethod;

/** What the generator cannot see: the comments of the code, and problems. Not annotated: only the server that is given it has it. */
class DocumentConfiguration {
    @Bean
    OpenApiCustomizer everywhere() {
        return document -> {
            document.info(info()).servers(List.of()).tags(List.of());
            Components components = document.getComponents();
            components.addSchemas("Problem", problem());
            document.getPaths()
                    .forEach((path, item) -> item.readOperations().forEach(operation -> {
                        operation.getResponses().addApiResponse("default", refusal());
                    }));
        };
    }

    private static Info info() {
        return new Info()
                .title("BitHedge Pool")
                .version("1")
                .description(
                        "Amounts, prices and weights are decimal strings of base units: micro-STX, sats, USD x 10^8. Heights, epochs, ids,"
                                + " counts and basis points are numbers. `asOf` names the final block that the numbers beside it belong to."
                                + " Lists go on with `cursor`, the `next` of the page before. GETs carry an `ETag`.");
    }

    private static Schema<?> problem() {
        return new ObjectSchema()
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema().description("A sentence for people."))
                .addProperty("code", new StringSchema().description("Stable: for programs."));
    }

    private static ApiResponse refusal() {
        return new ApiResponse()
                .description("A refusal, with a stable code and a sentence.")
                .content(new Content()
                        .addMediaType(
                                "application/problem+json",
                                new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem"))));
    }

    /** The ids of the generator depend on its order. */
    @Bean
    OperationCustomizer comments() {
        return (Operation operation, HandlerMethod handler) ->
                operation.operationId(null).tags(null).description(Javadoc.of(handler));
    }
}
