package io.bithedge.oracle;

import java.util.List;

/**
 * A venue for the status page and the metrics.
 *
 * @param breaker `closed` while it is asked, `open` while it is left alone after failures, `half-open` while it is tried again
 * @param quietUntilMs not asked before, because it said so; 0: asked
 */
public record SourceStatus(String name, String breaker, long quietUntilMs, long maxAgeMs, List<MarketStatus> markets) {
    public SourceStatus {
        markets = List.copyOf(markets);
    }

    /**
     * One market of it.
     *
     * @param lastGoodAtMs the time of the last reading that was believed, by the venue's clock; 0 before
     * @param lastPrice the price of that reading in USD; empty before
     * @param lastRefusal why the last reading was refused; empty when it was believed
     */
    public record MarketStatus(
            Asset asset, long lastGoodAtMs, String lastPrice, long observed, long refused, String lastRefusal) {
        public boolean isFresh(long nowMs, long maxAgeMs) {
            return lastGoodAtMs > 0 && nowMs - lastGoodAtMs <= maxAgeMs;
        }
    }
}
