package io.bithedge.api.market;

import io.bithedge.ledger.policy.PriceE8;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.pool.view.PoolViews.RecordedPrice;

/** The oracle's last price in a final block: the registry holds a firm quote against it. `observedAt` in seconds since 1970. */
public record ChainPrice(PriceE8 price, BurnHeight burnHeight, long observedAt) {
    static ChainPrice of(RecordedPrice it) {
        return new ChainPrice(it.price(), it.height(), it.observedAt());
    }
}
