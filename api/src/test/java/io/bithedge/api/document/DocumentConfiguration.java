package io.bithedge.api.document;

import io.bithedge.api.health.HealthController;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import java.util.Map;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** What the generator cannot see. Not annotated: only the server that is given it has it. */
class DocumentConfiguration {
    /** Parameters that mean the same on every route. */
    private static final Map<String, String> PARAMETERS = Map.ofEntries(
            Map.entry("address", "Stacks address of the provider."),
            Map.entry("at", "Stacks height of a final block: the answer is as of its end. As of now without it."),
            Map.entry("cursor", "The `next` of the page before."),
            Map.entry("id", "Number of the policy."),
            Map.entry("Last-Event-ID", "The id of the last event that was read: what changed since comes first."),
            Map.entry("limit", "How many a page has at most, 1 to 500; 50 without it."),
            Map.entry("quoteId", "0x and 32 hex digits."),
            Map.entry("tier", "conservative, balanced or aggressive."),
            Map.entry("token", "STX or SBTC."),
            Map.entry(
                    "topics",
                    "Comma-separated, some of pool, prices, incidents, provider:ADDRESS, policy:ID, transaction:TXID."),
            Map.entry("txid", "0x and 64 hex digits."));

    DocumentConfiguration() {
        SpringDocUtils.getConfig().replaceWithSchema(SseEmitter.class, new Schema<>().$ref(Shapes.STREAMED));
    }

    @Bean
    RecordShapes recordShapes() {
        return new RecordShapes();
    }

    @Bean
    OpenApiCustomizer everywhere() {
        return document -> {
            document.info(info()).servers(List.of(new Server().url("/"))).tags(null);
            Components components = document.getComponents();
            components.addSchemas("Problem", Shapes.problem());
            components.addSchemas("OpenApiDocument", Shapes.openApiDocument());
            Shapes.streamed().forEach(components::addSchemas);
            components.addResponses("Problem", refusal());
            document.getPaths()
                    .values()
                    .forEach(item -> item.readOperations().forEach(DocumentConfiguration::complete));
            nameWhatHasSeveralHandlers(document);
        };
    }

    private static Info info() {
        return new Info()
                .title("BitHedge Pool")
                .version("1")
                .license(new License().name("Apache-2.0").identifier("Apache-2.0"))
                .description(
                        "Amounts, prices and weights are decimal strings of base units: micro-STX, sats, USD x 10^8. Heights, epochs, ids,"
                                + " counts and basis points are numbers. `asOf` names the final block that the numbers beside it belong to."
                                + " Lists go on with `cursor`, the `next` of the page before. GETs carry an `ETag`."
                                + " A parameter that a route does not name is refused: 400 UNKNOWN_PARAMETER.");
    }

    private static ApiResponse refusal() {
        return new ApiResponse()
                .description("A refusal, with a stable code and a sentence.")
                .content(new Content()
                        .addMediaType(
                                "application/problem+json",
                                new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem"))));
    }

    private static void complete(Operation operation) {
        ApiResponse refused = new ApiResponse().$ref("#/components/responses/Problem");
        operation.getResponses().addApiResponse("4XX", refused).addApiResponse("5XX", refused);
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(DocumentConfiguration::describe);
        }
    }

    private static void describe(Parameter parameter) {
        if (parameter.getName().equals("topics")) {
            // Optional to the handler alone, which then says what there is.
            parameter.setRequired(true);
        }
        if (parameter.getDescription() == null || parameter.getDescription().isEmpty()) {
            parameter.setDescription(PARAMETERS.get(parameter.getName()));
        }
    }

    /** Three formats are three handlers of one operation. */
    private static void nameWhatHasSeveralHandlers(OpenAPI document) {
        var statement = document.getPaths().get("/v1/providers/{address}/statement");
        if (statement != null) {
            statement.getGet().operationId("statement");
        }
    }

    /** The only answer that is made of text that is JSON already. */
    private static ApiResponse itself() {
        return new ApiResponse()
                .description("OK")
                .content(new Content()
                        .addMediaType(
                                "application/json",
                                new MediaType().schema(new Schema<>().$ref("#/components/schemas/OpenApiDocument"))));
    }

    /** The name of the handler, which the checks hold to be the only one of its name; the package says what it is about. */
    @Bean
    OperationCustomizer names() {
        return (Operation operation, HandlerMethod handler) -> {
            String room = handler.getBeanType().getPackageName();
            if (handler.getBeanType() == OpenApiController.class) {
                operation.getResponses().addApiResponse("200", itself());
            }
            ApiResponse up = operation.getResponses().get("200");
            if (up != null
                    && handler.getReturnType().getParameterType() == ResponseEntity.class
                    && handler.getBeanType() == HealthController.class) {
                operation
                        .getResponses()
                        .addApiResponse(
                                "503",
                                new ApiResponse().description("It is not.").content(up.getContent()));
            }
            return operation
                    .operationId(handler.getMethod().getName())
                    .tags(List.of(room.substring(room.lastIndexOf('.') + 1)));
        };
    }
}
