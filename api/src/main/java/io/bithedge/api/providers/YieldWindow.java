package io.bithedge.api.providers;

import io.bithedge.ledger.Token;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.ledger.unit.Units;
import io.bithedge.ledger.yield.YieldRule.Yield;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** `days`: whole days of history in the window. Yields are null below one day, and without capital. */
record YieldWindow(
        String window,
        long days,
        BurnHeight fromBurnHeight,
        BurnHeight toBurnHeight,
        Units timeWeightedCapital,
        Units premiumEarned,
        Units losses,
        @Nullable Long netYieldBps,
        @Nullable Long annualisedBps) {
    static YieldWindow of(String name, Token token, Yield it) {
        return new YieldWindow(
                name,
                it.days(),
                new BurnHeight(it.from()),
                new BurnHeight(it.to()),
                new Units(token, it.timeWeightedCapital()),
                new Units(token, it.premiumEarned()),
                new Units(token, it.losses()),
                orNull(it.netYieldBps()),
                orNull(it.annualisedBps()));
    }

    private static @Nullable Long orNull(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }
}
