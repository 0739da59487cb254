package io.bithedge.api.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves `docs/openapi.json` as it was packaged; a test holds it to the routes. */
@RestController
final class OpenApiController {
    private final String document;

    OpenApiController() {
        try {
            this.document = new ClassPathResource("docs/openapi.json").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("docs/openapi.json is not packaged", e);
        }
    }

    /** This description of the API: OpenAPI 3.1. */
    @GetMapping(path = "/v1/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> openApiDocument() {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(document);
    }
}
