package io.bithedge.api.guard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.bithedge.ledger.Token;
import io.bithedge.ledger.unit.Units;
import io.bithedge.pool.quote.CollateralShare;
import io.bithedge.pool.quote.CollateralShare.Taken;
import io.bithedge.stacks.address.Principal;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * What each client, and each buyer whoever asks for him, has had of the collateral that the signer signs for in an hour. Counted by this
 * instance alone. The longest unseen are forgotten beyond `remembered`, so that memory is bounded whatever comes: some 300 bytes each.
 */
public final class CollateralShares {
    private final Cache<String, HourOfCollateral> hours;
    private final Function<Token, OptionalLong> mostOfHour;
    private final Percents percents;
    private final InstantSource clock;

    /** Of the whole hour. */
    public record Percents(int client, int buyer) {}

    /** {@code mostOfHour}: base units that the signer signs for in an hour; empty while it is not known, then nothing is counted. */
    public CollateralShares(
            Function<Token, OptionalLong> mostOfHour, Percents percents, int remembered, InstantSource clock) {
        this.mostOfHour = mostOfHour;
        this.percents = percents;
        this.clock = clock;
        this.hours = Caffeine.newBuilder()
                .maximumSize(remembered)
                .expireAfterAccess(Duration.ofMinutes(70))
                .build();
    }

    /** Of one request. */
    public CollateralShare of(HttpServletRequest request, Principal buyer) {
        return of(Clients.key(request.getRemoteAddr()), buyer);
    }

    CollateralShare of(String client, Principal buyer) {
        Map<String, Integer> owners = new LinkedHashMap<>();
        owners.put("client " + client, percents.client());
        owners.put("buyer " + buyer, percents.buyer());
        return new Share(owners);
    }

    private final class Share implements CollateralShare {
        /** Key: who, value: percent of the hour. */
        private final Map<String, Integer> owners;
        /** Key: as in the cache, value: the slot it stands in. */
        private final Map<String, Long> slots = new HashMap<>();

        private long amount;

        private Share(Map<String, Integer> owners) {
            this.owners = owners;
        }

        @Override
        public Taken take(Units collateral) {
            OptionalLong most = mostOfHour.apply(collateral.token());
            return most.isEmpty() ? new Taken.Granted() : take(collateral, most.getAsLong());
        }

        private Taken take(Units collateral, long mostOfHour) {
            long now = clock.millis();
            synchronized (hours) {
                for (Map.Entry<String, Integer> owner : owners.entrySet()) {
                    Optional<Taken.UsedUp> used = usedUp(owner, collateral, mostOfHour, now);
                    if (used.isPresent()) {
                        return used.get();
                    }
                }
                amount = collateral.value();
                owners.keySet().forEach(owner -> {
                    String key = key(owner, collateral);
                    slots.put(key, hour(key).take(amount, now));
                });
            }
            return new Taken.Granted();
        }

        @Override
        public void giveBack() {
            synchronized (hours) {
                slots.forEach((key, slot) -> hour(key).giveBack(amount, slot));
                slots.clear();
            }
        }
    }

    private Optional<Taken.UsedUp> usedUp(
            Map.Entry<String, Integer> owner, Units collateral, long mostOfHour, long nowMs) {
        // floor: nobody gets more than his share.
        long share = Math.multiplyExact(mostOfHour / 100, owner.getValue());
        String who = owner.getKey().startsWith("client ") ? "one client" : "one buyer";
        if (collateral.value() > share) {
            return Optional.of(new Taken.UsedUp(
                    "firm quotes of an hour for %s may lock %s, and this one alone would lock %s: ask for less"
                            .formatted(who, new Units(collateral.token(), share), collateral),
                    0));
        }
        long wait = hour(key(owner.getKey(), collateral)).secondsUntilFree(collateral.value(), share, nowMs);
        return wait == 0
                ? Optional.empty()
                : Optional.of(new Taken.UsedUp(
                        "firm quotes of an hour for %s may lock %s, and as much as this one needs is free again in %d s: ask then, or for less; indicative prices are given on"
                                .formatted(who, new Units(collateral.token(), share), wait),
                        wait));
    }

    private static String key(String owner, Units collateral) {
        return collateral.token() + " " + owner;
    }

    private HourOfCollateral hour(String key) {
        return hours.get(key, any -> new HourOfCollateral());
    }

    long remembered() {
        hours.cleanUp();
        return hours.estimatedSize();
    }
}
