package io.bithedge.topology.support;

import io.bithedge.schemas.avro.Asset;
import io.bithedge.schemas.avro.PriceRecorded;
import java.util.List;

/** Price records as the oracle prints them. */
public final class Records {
    private Records() {}

    /** Observed when the burn block began. */
    public static PriceRecorded of(Asset asset, long price, long burnHeight) {
        return of(asset, price, burnHeight, burnHeight * 600);
    }

    /** {@code observedAt}: seconds since 1970. */
    public static PriceRecorded of(Asset asset, long price, long burnHeight, long observedAt) {
        return new PriceRecorded(
                asset, price, burnHeight, observedAt, burnHeight - 3, List.of("submitter-1", "submitter-2"));
    }
}
