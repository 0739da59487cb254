package io.bithedge.oracle;

import io.bithedge.oracle.SourceStatus.MarketStatus;
import java.util.ArrayList;
import java.util.List;

/** How well the venues are, all together and each in words. Pure. */
public final class SourceHealth {
    private SourceHealth() {}

    public enum Level {
        UP,
        /** Some venue has no price now, and enough others have. */
        DEGRADED,
        DOWN
    }

    public record Verdict(Level level, String reason) {}

    /** DOWN when an asset has fewer than `minSources` fresh prices of those venues that list it. */
    public static Verdict of(List<SourceStatus> sources, int minSources, long nowMs) {
        List<String> missing = new ArrayList<>();
        for (Asset asset : Asset.OF_THE_POOL) {
            List<SourceStatus> listing = sources.stream()
                    .filter(source -> source.markets().stream().anyMatch(market -> market.asset() == asset))
                    .toList();
            long fresh = listing.stream()
                    .filter(source -> source.markets().stream()
                            .anyMatch(market -> market.asset() == asset && market.isFresh(nowMs, source.maxAgeMs())))
                    .count();
            if (!sources.isEmpty() && fresh < minSources) {
                missing.add("%s: %d of %d venues have a fresh price, %d are needed"
                        .formatted(asset, fresh, listing.size(), minSources));
            }
        }
        List<String> refusing = sources.stream()
                .filter(source -> source.markets().stream()
                        .anyMatch(market -> !market.lastRefusal().isEmpty()))
                .map(source -> words(source, nowMs))
                .toList();
        List<String> reasons = new ArrayList<>(missing);
        reasons.addAll(refusing);
        Level level = missing.isEmpty() ? (refusing.isEmpty() ? Level.UP : Level.DEGRADED) : Level.DOWN;
        return new Verdict(level, String.join("; ", reasons));
    }

    /** One sentence of a venue: each market with its last good price and its age, and what was wrong with the last reading. */
    public static String words(SourceStatus source, long nowMs) {
        StringBuilder words = new StringBuilder(source.name()).append(": ");
        String separator = "";
        for (MarketStatus market : source.markets()) {
            words.append(separator).append(market.asset()).append(' ').append(words(market, nowMs));
            separator = ", ";
        }
        if (!source.breaker().equals("closed")) {
            words.append(", breaker ").append(source.breaker());
        }
        if (source.quietUntilMs() > 0) {
            words.append(", asked to wait ")
                    .append((source.quietUntilMs() - nowMs) / 1_000)
                    .append(" s more");
        }
        return words.toString();
    }

    private static String words(MarketStatus market, long nowMs) {
        String good = market.lastGoodAtMs() == 0
                ? "never seen"
                : "%s USD %d s ago".formatted(market.lastPrice(), (nowMs - market.lastGoodAtMs()) / 1_000);
        return market.lastRefusal().isEmpty() ? good : good + " (" + market.lastRefusal() + ")";
    }
}
