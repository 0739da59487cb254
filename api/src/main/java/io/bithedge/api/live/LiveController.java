package io.bithedge.api.live;

import io.bithedge.api.guard.Clients;
import io.bithedge.api.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Live updates as server-sent events. */
@RestController
final class LiveController {
    private final LiveDesk desk;

    LiveController(LiveDesk desk) {
        this.desk = desk;
    }

    /**
     * Follows topics: first each as it stands, then each time it changes, until the reader leaves. An event is named after its topic, its data
     * is the answer of the matching GET in one line of JSON, and its id goes into `Last-Event-ID` of whoever comes back: he gets what changed
     * since. `block` comes with every choice. A comment says every few seconds that the connection stands.
     */
    @GetMapping(path = "/v1/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter stream(
            @RequestParam Optional<String> topics,
            @RequestHeader("Last-Event-ID") Optional<String> lastEventId,
            HttpServletRequest request,
            HttpServletResponse response) {
        String asked = topics.orElseThrow(
                () -> Problem.invalid("topics", "some of pool, prices, incidents, provider:ID, policy:ID", "nothing"));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        // A proxy in front must not wait for more.
        response.setHeader("X-Accel-Buffering", "no");
        return desk.open(asked, lastEventId.orElse(""), Clients.key(request.getRemoteAddr()));
    }
}
