package io.bithedge.api.guard;

import io.bithedge.api.zone.Zone;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/**
 * A tag of the bytes on every answer to a GET: who has them already is told 304. Two instances at the same block give the same tag. It is
 * weak because the same answer is sent compressed or not; the server compresses nothing that has a strong one.
 * Nothing of the API is kept without asking again; the answer to a POST is not kept at all.
 */
final class AnswerTags extends ShallowEtagHeaderFilter {
    private static final Set<String> UNENDING = Set.of("/v1/stream");

    AnswerTags() {
        setWriteWeakETag(true);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return Zone.of(request) != Zone.API || UNENDING.contains(request.getRequestURI());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws ServletException, IOException {
        boolean isRead = request.getMethod().equals("GET");
        response.setHeader(HttpHeaders.CACHE_CONTROL, isRead ? "no-cache" : "no-store");
        super.doFilterInternal(request, response, next);
    }
}
