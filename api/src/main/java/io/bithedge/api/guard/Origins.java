package io.bithedge.api.guard;

import io.bithedge.api.problem.Problem;
import io.bithedge.api.problem.ProblemWriter;
import io.bithedge.api.zone.Zone;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.filter.CorsFilter;

/** Scripts of the configured origins may use the API. Everything is public: no cookie and no token counts. */
final class Origins {
    private Origins() {}

    static CorsFilter filter(List<String> origins) {
        CorsConfiguration allowed = new CorsConfiguration();
        allowed.setAllowedOrigins(origins);
        allowed.setAllowedMethods(List.of("GET", "HEAD", "POST"));
        allowed.setAllowedHeaders(List.of("Accept", "Content-Type", "If-None-Match", "Last-Event-ID", "Cache-Control"));
        allowed.setExposedHeaders(List.of("ETag", "Retry-After"));
        allowed.setAllowCredentials(false);
        allowed.setMaxAge(Duration.ofHours(1));
        CorsFilter filter = new CorsFilter(request -> Zone.of(request) == Zone.PAGE ? null : allowed);
        filter.setCorsProcessor(new InWords());
        return filter;
    }

    /** The framework's own words are no problem+json. */
    private static final class InWords extends DefaultCorsProcessor {
        @Override
        protected void rejectRequest(ServerHttpResponse response) throws IOException {
            Problem problem = Problem.of(
                    HttpStatus.FORBIDDEN,
                    "ORIGIN_NOT_ALLOWED",
                    "Scripts of this origin may not read the API: expected one of bithedge.http.cors-origins.");
            response.setStatusCode(problem.status());
            response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
            response.getBody().write(ProblemWriter.json(problem).getBytes(StandardCharsets.UTF_8));
            response.flush();
        }
    }
}
