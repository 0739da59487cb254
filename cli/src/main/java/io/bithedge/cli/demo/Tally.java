package io.bithedge.cli.demo;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What has happened so far, counted. */
final class Tally {
    private final Map<String, Integer> topics = new TreeMap<>();
    private final Map<String, Integer> endings = new TreeMap<>();
    private final Set<Long> open = new TreeSet<>();
    private final Map<Long, String> ownerByPolicy = new LinkedHashMap<>();
    private final Map<String, Long> paid = new TreeMap<>();
    private final Map<Long, String> tokenByPolicy = new TreeMap<>();
    private final Map<String, Long> lastPrices = new TreeMap<>();
    private long lastPriceHeight = -1;

    void add(Observer.Seen seen) {
        Happening happening = seen.happening();
        topics.merge(happening.topic(), 1, Integer::sum);
        switch (happening.topic()) {
            case "policy-created" -> {
                open.add(happening.number("policy-id"));
                ownerByPolicy.put(happening.number("policy-id"), happening.principal("owner"));
                tokenByPolicy.put(happening.number("policy-id"), happening.text("token"));
            }
            case "policy-closed" -> {
                long id = happening.number("policy-id");
                open.remove(id);
                endings.merge(happening.text("status"), 1, Integer::sum);
                paid.merge(tokenByPolicy.getOrDefault(id, "?"), happening.number("payout"), Long::sum);
            }
            case "price-recorded" -> {
                lastPriceHeight = happening.number("height");
                lastPrices.put(happening.text("asset"), happening.number("price"));
            }
            default -> {}
        }
    }

    int count(String topic) {
        return topics.getOrDefault(topic, 0);
    }

    int ended(String status) {
        return endings.getOrDefault(status, 0);
    }

    Set<Long> open() {
        return Set.copyOf(open);
    }

    Map<Long, String> ownerByPolicy() {
        return Map.copyOf(ownerByPolicy);
    }

    /** Burn height of the newest recorded price; -1 before the first. */
    long lastPriceHeight() {
        return lastPriceHeight;
    }

    /** The newest recorded price of an asset in USD x 10^8; 0 before the first. */
    long lastPrice(String asset) {
        return lastPrices.getOrDefault(asset, 0L);
    }

    Map<String, Long> paid() {
        return Map.copyOf(paid);
    }
}
