package io.bithedge.topology.price;

/**
 * How prices are aggregated and submitted.
 *
 * @param minSources fresh sources without which there is no price
 * @param heartbeatBlocks burn blocks after which an unmoved price is submitted again; below 6, so that a purchase finds a fresh one
 */
public record PriceSettings(int minSources, int heartbeatBlocks) {
    public static final PriceSettings DEFAULT = new PriceSettings(3, 5);

    public PriceSettings {
        if (minSources < 1 || minSources > 100) {
            throw new IllegalArgumentException("min-sources: expected 1 to 100, got " + minSources);
        }
        if (heartbeatBlocks < 1 || heartbeatBlocks > 6) {
            throw new IllegalArgumentException("heartbeat-blocks: expected 1 to 6, got " + heartbeatBlocks);
        }
    }
}
