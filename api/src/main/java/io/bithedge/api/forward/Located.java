package io.bithedge.api.forward;

import io.bithedge.api.problem.Problem;
import io.bithedge.pool.view.PoolViews;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Answers from this instance when it has the partition, from the other one when it does not. */
public final class Located {
    private final Forwarder forwarder;

    public Located(Forwarder forwarder) {
        this.forwarder = forwarder;
    }

    /**
     * The answer of here.
     *
     * @throws RelayedAnswer with the answer of the instance that has the partition
     */
    public <T, A> A answer(PoolViews.Located<T> located, HttpServletRequest request, Function<T, A> json) {
        return switch (located) {
            case PoolViews.Located.Here<T> here -> json.apply(here.value());
            case PoolViews.Located.NotReady<T> notReady -> throw Problem.notReady(notReady.reason());
            case PoolViews.Located.Elsewhere<T> other -> {
                refuseSecondHop(request);
                throw forwarder.get(new PoolViews.Host(other.host(), other.port()), pathAndQuery(request));
            }
        };
    }

    /** The same outside of a request: the answer of here, or of the instance that has the partition. */
    public <T> Object read(PoolViews.Located<T> located, String path, Function<T, ?> json) {
        return switch (located) {
            case PoolViews.Located.Here<T> here -> json.apply(here.value());
            case PoolViews.Located.NotReady<T> notReady -> throw Problem.notReady(notReady.reason());
            case PoolViews.Located.Elsewhere<T> other ->
                forwarder.get(new PoolViews.Host(other.host(), other.port()), path, JsonNode.class);
        };
    }

    public static String pathAndQuery(HttpServletRequest request) {
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        return request.getRequestURI() + query;
    }

    /** While partitions move, two instances can each believe that the other one has the key. */
    public static void refuseSecondHop(HttpServletRequest request) {
        if (request.getHeader(Forwarder.FORWARDED) != null) {
            throw Problem.notReady("the partition of this key is moving between instances, ask again");
        }
    }
}
