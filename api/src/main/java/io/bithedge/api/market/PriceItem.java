package io.bithedge.api.market;

import io.bithedge.ledger.policy.PriceE8;
import io.bithedge.pool.view.Asset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** `price` in USD x 10^8 per coin and its age; null with a reason when there is none, or none of now: `ageMs` is then that of the last one. `onChain` is null before the oracle's first record. */
public record PriceItem(
        Asset asset,
        @Nullable PriceE8 price,
        @Nullable String reason,
        @Nullable Long ageMs,
        @Nullable ChainPrice onChain,
        List<PriceSource> used,
        List<DroppedSource> dropped,
        List<PriceVolatility> volatilities) {}
