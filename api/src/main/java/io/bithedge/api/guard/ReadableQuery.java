package io.bithedge.api.guard;

import io.bithedge.api.problem.Problem;
import io.bithedge.api.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses a query that cannot be read. The container would throw at whoever asks for a parameter first: a failure of ours, with a
 * trace in the log for every request.
 */
final class ReadableQuery extends OncePerRequestFilter {
    /** No route takes as many as ten. */
    static final int MAX_PARAMETERS = 100;

    private static final int HEX = 16;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws IOException, ServletException {
        Optional<String> fault = Optional.ofNullable(request.getQueryString()).flatMap(ReadableQuery::fault);
        if (fault.isPresent()) {
            ProblemWriter.write(response, Problem.of(HttpStatus.BAD_REQUEST, "MALFORMED_REQUEST", fault.get()));
            return;
        }
        next.doFilter(request, response);
    }

    /** What is wrong with a query as it was sent; empty when it can be read. */
    static Optional<String> fault(String query) {
        if (query.chars().filter(c -> c == '&').count() >= MAX_PARAMETERS) {
            return Optional.of("The query has more than %d parameters.".formatted(MAX_PARAMETERS));
        }
        return isReadable(query)
                ? Optional.empty()
                : Optional.of("The query cannot be read: expected UTF-8, with %xx for what is not a letter or digit.");
    }

    private static boolean isReadable(String query) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int at = 0; at < query.length(); at++) {
            char c = query.charAt(at);
            if (c == '%') {
                if (at + 2 >= query.length()) {
                    return false;
                }
                int high = Character.digit(query.charAt(at + 1), HEX);
                int low = Character.digit(query.charAt(at + 2), HEX);
                if (high < 0 || low < 0) {
                    return false;
                }
                bytes.write(high * HEX + low);
                at += 2;
            } else {
                bytes.write(c);
            }
        }
        return isUtf8(bytes.toByteArray());
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }
}
