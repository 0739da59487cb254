package io.bithedge.api.providers;

import io.bithedge.api.wire.Json;
import io.bithedge.ledger.yield.YieldRule.Yield;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** `days`: whole days of history in the window. Yields are null below one day, and without capital. */
record YieldWindow(
        String window,
        long days,
        long fromBurnHeight,
        long toBurnHeight,
        String timeWeightedCapital,
        String premiumEarned,
        String losses,
        @Nullable Long netYieldBps,
        @Nullable Long annualisedBps) {
    static YieldWindow of(String name, Yield it) {
        return new YieldWindow(
                name,
                it.days(),
                it.from(),
                it.to(),
                Json.text(it.timeWeightedCapital()),
                Json.text(it.premiumEarned()),
                Json.text(it.losses()),
                orNull(it.netYieldBps()),
                orNull(it.annualisedBps()));
    }

    private static @Nullable Long orNull(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }
}
