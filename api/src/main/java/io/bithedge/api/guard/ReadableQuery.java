package io.bithedge.api.guard;

import io.bithedge.api.problem.Problem;
import io.bithedge.api.problem.ProblemWriter;
import io.bithedge.api.zone.Percent;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
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
                int value = Percent.byteAt(query, at);
                if (value < 0) {
                    return false;
                }
                bytes.write(value);
                at += 2;
            } else {
                bytes.write(c);
            }
        }
        return Percent.isUtf8(bytes.toByteArray());
    }
}
