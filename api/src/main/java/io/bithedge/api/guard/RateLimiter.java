package io.bithedge.api.guard;

import io.bithedge.api.forward.ForwardMark;
import io.bithedge.api.problem.ProblemWriter;
import io.bithedge.pool.view.PoolViews;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
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
    private final AddressLimits addresses;
    private final PoolViews views;

    RateLimiter(GuardProperties settings, AddressLimits addresses, PoolViews views) {
        this.reads = new RateLimits(settings.readsPerMinute(), settings.rememberedClients());
        this.writes = new RateLimits(settings.writesPerMinute(), settings.rememberedClients());
        this.addresses = addresses;
        this.views = views;
    }

    /** Probes of health and the files of the pages cost nothing worth counting. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/v1/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws IOException, ServletException {
        long wait = isFromInstance(request) ? 0 : secondsToWait(request);
        if (wait > 0) {
            ProblemWriter.write(response, AddressLimits.tooMany(wait));
            return;
        }
        next.doFilter(request, response);
    }

    private long secondsToWait(HttpServletRequest request) {
        String client = Clients.key(request.getRemoteAddr());
        boolean isRead = HttpMethod.GET.matches(request.getMethod()) || HttpMethod.HEAD.matches(request.getMethod());
        long ofClient = (isRead ? reads : writes).secondsToWait(client);
        return ofClient > 0
                ? ofClient
                : address(request).map(addresses::secondsToWait).orElse(0L);
    }

    private static Optional<String> address(HttpServletRequest request) {
        Matcher path = ADDRESS.matcher(request.getRequestURI());
        return path.matches() ? Optional.of(path.group(1)) : Optional.empty();
    }

    /** The mark alone proves nothing: it counts when an instance of ours sent it. */
    private boolean isFromInstance(HttpServletRequest request) {
        return request.getHeader(ForwardMark.HEADER) != null
                && Clients.isInstance(request.getRemoteAddr(), views::otherHosts);
    }
}
