package io.bithedge.stacks.client;

import io.bithedge.stacks.client.TransactionRoutes.NoRoute;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Tells an API that does not know a transaction from one that does not know the route. */
final class RouteReader {
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;

    private final HttpLink link;

    RouteReader(HttpLink link) {
        this.link = link;
    }

    /** Empty when what is asked for is not known. Throws {@link NoRoute}, {@link ClientException}. */
    <T> Optional<T> find(String path, Map<String, String> query, Function<JsonView, T> read) {
        HttpAnswer answer = ask(path, query);
        return isUnknown(answer)
                ? Optional.empty()
                : Optional.of(read.apply(answer.requireSuccess().json()));
    }

    JsonView require(String path, Map<String, String> query) {
        return ask(path, query).requireSuccess().json();
    }

    private HttpAnswer ask(String path, Map<String, String> query) {
        HttpAnswer answer = link.get(path, query);
        if (answer.status() == GONE || (answer.status() == NOT_FOUND && !isSaidOfThing(answer))) {
            throw new NoRoute(answer);
        }
        return answer;
    }

    /** The events of a transaction that is in no block are 400 with the words of a 404. */
    private static boolean isUnknown(HttpAnswer answer) {
        return answer.status() == NOT_FOUND
                || (answer.status() == BAD_REQUEST && answer.body().contains("Transaction not found"));
    }

    /** A server that has no such route repeats the path, or says it without JSON. */
    private static boolean isSaidOfThing(HttpAnswer answer) {
        try {
            JsonNode json = JsonView.tree(answer.body());
            return json.isObject() && !answer.body().contains("/extended/");
        } catch (JacksonException e) {
            return false;
        }
    }
}
