package io.bithedge.oracle.exchange;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** Daily candles of a venue, from which closes are imported. */
public sealed interface Candles {
    record None() implements Candles {}

    /**
     * One candle a UTC day.
     *
     * @param path template with `{symbol}`, and the times `{from-s}` `{from-ms}` `{from-iso}` of the first and `{to-iso}` of the last day
     * @param mostDays the longest period one answer covers
     */
    record Daily(String path, int mostDays, Parser parser) implements Candles {}

    /** `openedAtMs`: the beginning of its day; the close as a decimal text, empty where there is none. */
    record Candle(long openedAtMs, String close) {}

    @FunctionalInterface
    interface Parser {
        /** Empty when the answer is no list of candles. */
        List<Candle> parse(JsonNode body);
    }
}
