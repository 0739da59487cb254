package io.bithedge.oracle.exchange;

import tools.jackson.databind.JsonNode;

/** What a venue's answer says, not judged yet. */
public sealed interface Said {
    /** No time of its own, or one that cannot be read. */
    long NO_TIME = -1;

    /** Decimal texts in the market's quote; empty where the answer has none. */
    record Ticker(String price, String bid, String ask, long observedAtMs) implements Said {}

    /** An error in the words of the venue. */
    record Complaint(String words) implements Said {}

    /**
     * What a parser reads.
     *
     * @param answeredAtMs when the venue answered, by the `Date` of its answer less its `Age`: the time of a ticker that carries none;
     *     NO_TIME when the answer had no date
     */
    record Answer(JsonNode body, long answeredAtMs) {}

    /** Reads the answer of one venue. Never throws: what is missing is an empty text or NO_TIME. */
    @FunctionalInterface
    interface Parser {
        Said parse(Answer answer);
    }
}
