package io.bithedge.api.document;

import io.bithedge.api.ApiServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The generator's settings, and what it makes. */
final class Generator {
    static final String[] SETTINGS = {
        "springdoc.api-docs.enabled=true",
        "springdoc.api-docs.version=openapi_3_1",
        "springdoc.paths-to-match=/v1/**,/health,/ready,/status",
        "springdoc.packages-to-scan=io.bithedge",
        "springdoc.default-produces-media-type=application/json",
        "springdoc.default-consumes-media-type=application/json",
        "springdoc.default-flat-param-object=true",
        "springdoc.override-with-generic-response=false"
    };

    private Generator() {}

    static ObjectNode document(ApiServer server) throws IOException, InterruptedException {
        HttpRequest request = server.request("/v3/api-docs").build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError(answer.body());
            }
            return (ObjectNode) JsonMapper.shared().readTree(answer.body());
        }
    }
}
