package io.bithedge.api.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Writes a problem where no controller is reached. */
public final class ProblemWriter {
    private ProblemWriter() {}

    public static void write(HttpServletResponse response, Problem problem) throws IOException {
        response.setStatus(problem.status().value());
        if (problem.retryAfterSeconds() > 0) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(problem.retryAfterSeconds()));
        }
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        byte[] body = json(problem).getBytes(StandardCharsets.UTF_8);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    public static String json(Problem problem) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("title", problem.status().getReasonPhrase());
        fields.put("status", problem.status().value());
        fields.put("detail", String.valueOf(problem.getMessage()));
        fields.put("code", problem.code());
        return JsonMapper.shared().writeValueAsString(fields);
    }
}
