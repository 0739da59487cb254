package io.bithedge.api.guard;

import io.bithedge.api.problem.Problem;
import io.bithedge.api.problem.ProblemWriter;
import io.bithedge.api.zone.Zone;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.Http11NioProtocol;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A listener of its own, with threads of its own, for whoever runs the process: health is told however busy the public one is, and what
 * only an operator needs is not to be had there.
 */
final class PrivateListener extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(PrivateListener.class);
    private static final int THREADS = 32;
    private static final int CONNECTIONS = 100;

    private final Connector connector;

    PrivateListener(String address, int port) {
        this.connector = new Connector(Http11NioProtocol.class.getName());
        connector.setPort(port);
        connector.setProperty("address", address);
        connector.setProperty("minSpareThreads", "2");
        connector.setProperty("maxThreads", Integer.toString(THREADS));
        connector.setProperty("maxConnections", Integer.toString(CONNECTIONS));
        connector.setProperty("connectionTimeout", "5000");
        connector.setMaxLocaleCount(GuardConfiguration.MOST_LANGUAGES);
        connector.addLifecycleListener(event -> {
            if (event.getType().equals("after_start")) {
                LOG.info("health and metrics at {}:{}", address, connector.getLocalPort());
            }
        });
    }

    Connector connector() {
        return connector;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws IOException, ServletException {
        boolean isPrivate = request.getLocalPort() == connector.getLocalPort();
        boolean isServed = switch (Zone.of(request)) {
            case PROBE -> true;
            case OPERATOR, INSTANCE -> isPrivate;
            case API, PAGE -> !isPrivate;
        };
        if (isServed) {
            next.doFilter(request, response);
        } else {
            ProblemWriter.write(
                    response, Problem.of(HttpStatus.NOT_FOUND, "UNKNOWN_ROUTE", "There is no such route here."));
        }
    }
}
