package io.bithedge.stacks.client;

import java.util.List;
import java.util.function.Function;

/** One page of a longer list. `total` is -1 where the endpoint does not tell it. */
public record Page<T>(long limit, long offset, long total, List<T> results) {
    public Page {
        results = List.copyOf(results);
    }

    static <T> Page<T> of(JsonView json, Function<JsonView, T> read) {
        return new Page<>(
                json.integer("limit"),
                json.integer("offset"),
                json.optional("total").map(JsonView::asLong).orElse(-1L),
                json.field("results").asList().stream().map(read).toList());
    }
}
