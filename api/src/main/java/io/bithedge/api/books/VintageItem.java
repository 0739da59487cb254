package io.bithedge.api.books;

import io.bithedge.api.wire.Json;
import io.bithedge.pool.view.PoolViews.VintageView;

/** The totals of the policies that were sold in one epoch. */
public record VintageItem(
        long epoch,
        long startsAt,
        long endsAt,
        String weight,
        String capacity,
        String used,
        String locked,
        String losses,
        String premiumPending,
        String premiumEarned) {
    public static VintageItem of(VintageView vintage) {
        return new VintageItem(
                vintage.epoch(),
                vintage.startsAt(),
                vintage.endsAt(),
                Json.text(vintage.weight()),
                Json.text(vintage.capacity()),
                Json.text(vintage.used()),
                Json.text(vintage.locked()),
                Json.text(vintage.losses()),
                Json.text(vintage.premiumPending()),
                Json.text(vintage.premiumEarned()));
    }
}
