package io.bithedge.api.guard;

import io.bithedge.api.zone.Zone;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells browsers what our pages and answers may do. Pages run our own scripts and styles only, and talk to us, the node and what is
 * configured: by default any node over TLS (docs/security.md). An answer of the API opened as a page runs nothing; the printable ones take their style sheet from us.
 */
final class SecurityHeaders extends OncePerRequestFilter {
    private static final String OF_ANSWERS =
            "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final String NO_DEVICES =
            "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

    private final String ofPages;
    private final long hstsMaxAgeSeconds;

    SecurityHeaders(String nodeUrl, List<String> connectSources, long hstsMaxAgeSeconds) {
        String connect = Stream.concat(Stream.of("'self'", origin(nodeUrl)), connectSources.stream())
                .distinct()
                .collect(Collectors.joining(" "));
        this.ofPages = String.join(
                "; ",
                "default-src 'none'",
                "script-src 'self'",
                "style-src 'self'",
                "img-src 'self' data:",
                "font-src 'self'",
                "manifest-src 'self'",
                "connect-src " + connect,
                "base-uri 'none'",
                "form-action 'none'",
                "frame-ancestors 'none'");
        this.hstsMaxAgeSeconds = hstsMaxAgeSeconds;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws IOException, ServletException {
        boolean isPage = Zone.of(request) == Zone.PAGE;
        response.setHeader("Content-Security-Policy", isPage ? ofPages : OF_ANSWERS);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Permissions-Policy", NO_DEVICES);
        // Wallets open in a window of their own and answer to ours.
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin-allow-popups");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        if (hstsMaxAgeSeconds > 0) {
            response.setHeader("Strict-Transport-Security", "max-age=" + hstsMaxAgeSeconds + "; includeSubDomains");
        }
        next.doFilter(request, response);
    }

    private static String origin(String url) {
        URI uri = URI.create(url);
        return uri.getScheme() + "://" + uri.getAuthority();
    }
}
