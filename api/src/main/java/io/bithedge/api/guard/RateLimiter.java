package io.bithedge.api.guard;

import io.bithedge.api.problem.ProblemWriter;
import io.bithedge.api.zone.Zone;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpMethod;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Counts what each client asks of the API, and what is asked about each Stacks address. The limit of an address is the higher one: it
 * stops a crowd, and one client alone cannot use it up for its owner.
 */
final class RateLimiter extends OncePerRequestFilter {
    private static final Pattern ADDRESS = Pattern.compile("/v1/providers/([0-9A-Za-z.-]{1,180})(/.*)?");

    private final RateLimits reads;
    private final RateLimits writes;
    private final RateLimits files;
    private final AddressLimits addresses;

    RateLimiter(GuardProperties settings, AddressLimits addresses) {
        this.reads = new RateLimits(settings.readsPerMinute(), settings.rememberedClients());
        this.writes = new RateLimits(settings.writesPerMinute(), settings.rememberedClients());
        this.files = new RateLimits(settings.readsPerMinute(), settings.rememberedClients());
        this.addresses = addresses;
    }

    /** Whoever watches the process is never told to wait. What instances ask of each other is nobody's request. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        Zone zone = Zone.of(request);
        return zone == Zone.INSTANCE || (zone == Zone.PROBE && isRead(request));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws IOException, ServletException {
        long wait = secondsToWait(request);
        if (wait > 0) {
            ProblemWriter.write(response, AddressLimits.tooMany(wait));
            return;
        }
        next.doFilter(request, response);
    }

    private long secondsToWait(HttpServletRequest request) {
        String client = Clients.key(request.getRemoteAddr());
        long ofClient = limits(request).secondsToWait(client);
        return ofClient > 0
                ? ofClient
                : address(request).map(addresses::secondsToWait).orElse(0L);
    }

    /** The files of the pages have a budget of their own: whoever asks the API too often still sees the pages say so. */
    private RateLimits limits(HttpServletRequest request) {
        if (!isRead(request)) {
            return writes;
        }
        return Zone.of(request) == Zone.PAGE ? files : reads;
    }

    private static boolean isRead(HttpServletRequest request) {
        return HttpMethod.GET.matches(request.getMethod()) || HttpMethod.HEAD.matches(request.getMethod());
    }

    /** However it is written. */
    private static Optional<String> address(HttpServletRequest request) {
        Matcher path = ADDRESS.matcher(request.getRequestURI());
        return path.matches() ? Optional.of(path.group(1).toUpperCase(Locale.ROOT)) : Optional.empty();
    }
}
