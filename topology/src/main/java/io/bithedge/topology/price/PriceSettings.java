package io.bithedge.topology.price;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How prices are aggregated and submitted.
 *
 * @param minSources sources that must be fresh and agree, without which there is no price
 * @param heartbeatBlocks burn blocks after which an unmoved price is submitted again; below 6, so that a purchase finds a fresh one
 * @param submitters names of the keys that submit, each its own observation; those that the submitter of transactions has
 * @param weights by source, 1 to 1,000; 1 for those not named
 */
public record PriceSettings(
        int minSources, int heartbeatBlocks, List<String> submitters, Map<String, Integer> weights) {
    /** The contract knows no more. */
    private static final int MOST_SUBMITTERS = 8;

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    public static final List<String> THREE_SUBMITTERS = List.of("oracle-1", "oracle-2", "oracle-3");
    public static final PriceSettings DEFAULT = new PriceSettings(3, 3);

    public PriceSettings {
        if (minSources < 1 || minSources > 100) {
            throw new IllegalArgumentException("min-sources: expected 1 to 100, got " + minSources);
        }
        if (heartbeatBlocks < 1 || heartbeatBlocks > 6) {
            throw new IllegalArgumentException("heartbeat-blocks: expected 1 to 6, got " + heartbeatBlocks);
        }
        submitters = List.copyOf(submitters);
        if (submitters.isEmpty() || submitters.size() > MOST_SUBMITTERS) {
            throw new IllegalArgumentException("submitters: expected 1 to 8 names, got " + submitters.size());
        }
        if (Set.copyOf(submitters).size() < submitters.size()) {
            throw new IllegalArgumentException("submitters: expected different names, got " + submitters);
        }
        submitters.forEach(name -> {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException(
                        "submitters: expected a-z, 0-9 and hyphens, at most 32, got '" + name + "'");
            }
        });
        weights = Map.copyOf(weights);
        weights.forEach((source, weight) -> {
            if (weight < 1 || weight > 1_000) {
                throw new IllegalArgumentException("weights." + source + ": expected 1 to 1000, got " + weight);
            }
        });
    }

    /** Three submitters; every source weighs the same. */
    public PriceSettings(int minSources, int heartbeatBlocks) {
        this(minSources, heartbeatBlocks, THREE_SUBMITTERS, Map.of());
    }

    int weightOf(String source) {
        return weights.getOrDefault(source, 1);
    }
}
