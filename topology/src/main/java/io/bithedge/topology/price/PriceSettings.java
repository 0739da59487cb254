package io.bithedge.topology.price;

import java.util.Map;

/**
 * How prices are aggregated and submitted.
 *
 * @param minSources sources that must be fresh and agree, without which there is no price
 * @param heartbeatBlocks burn blocks after which an unmoved price is submitted again; below 6, so that a purchase finds a fresh one
 * @param weights by source, 1 to 1,000; 1 for those not named
 */
public record PriceSettings(int minSources, int heartbeatBlocks, Map<String, Integer> weights) {
    public static final PriceSettings DEFAULT = new PriceSettings(3, 5);

    public PriceSettings {
        if (minSources < 1 || minSources > 100) {
            throw new IllegalArgumentException("min-sources: expected 1 to 100, got " + minSources);
        }
        if (heartbeatBlocks < 1 || heartbeatBlocks > 6) {
            throw new IllegalArgumentException("heartbeat-blocks: expected 1 to 6, got " + heartbeatBlocks);
        }
        weights = Map.copyOf(weights);
        weights.forEach((source, weight) -> {
            if (weight < 1 || weight > 1_000) {
                throw new IllegalArgumentException("weights." + source + ": expected 1 to 1000, got " + weight);
            }
        });
    }

    /** Every source weighs the same. */
    public PriceSettings(int minSources, int heartbeatBlocks) {
        this(minSources, heartbeatBlocks, Map.of());
    }

    int weightOf(String source) {
        return weights.getOrDefault(source, 1);
    }
}
