package io.bithedge.api.guard;

import io.bithedge.api.problem.Problem;
import io.bithedge.api.problem.ProblemWriter;
import io.bithedge.api.zone.PlainPath;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses a path that the guards and the router could read in two ways. */
final class PlainPaths extends OncePerRequestFilter {
    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws IOException, ServletException {
        Optional<String> fault = PlainPath.fault(request.getRequestURI());
        if (fault.isPresent()) {
            ProblemWriter.write(
                    response,
                    Problem.of(
                            HttpStatus.BAD_REQUEST,
                            "MALFORMED_REQUEST",
                            "The path cannot be read: " + fault.get() + "."));
            return;
        }
        next.doFilter(request, response);
    }
}
