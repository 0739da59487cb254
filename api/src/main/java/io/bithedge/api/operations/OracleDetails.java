package io.bithedge.api.operations;

import java.util.List;

/**
 * What the oracle says of itself.
 *
 * @param words what an operator should know, one sentence a source
 */
public record OracleDetails(List<OracleFeed> feeds, List<String> words, List<OracleSource> sources) {
    /** {@code refused} counts what was read and not believed, {@code lastRefusal} says why. */
    public record OracleFeed(String name, long published, long refused, String lastRefusal, long lastPublishedAtMs) {}

    /**
     * A venue.
     *
     * @param breaker closed while it is asked, open while it is left alone after failures, half-open while it is tried again
     * @param quietUntilMs not asked before, because it said so; 0: asked
     */
    public record OracleSource(
            String name, String breaker, long quietUntilMs, long maxAgeMs, List<OracleMarket> markets) {}

    /** {@code lastPrice} in USD, empty before the first; {@code lastRefusal} is empty when the last reading was believed. */
    public record OracleMarket(
            String asset, long lastGoodAtMs, String lastPrice, long observed, long refused, String lastRefusal) {}
}
