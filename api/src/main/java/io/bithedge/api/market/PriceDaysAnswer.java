package io.bithedge.api.market;

import io.bithedge.api.wire.FinalBlock;
import io.bithedge.pool.view.Asset;
import java.util.List;

/** What an asset closed at, day by day, the oldest first; a day without a close is left out. */
public record PriceDaysAnswer(Asset asset, List<PriceDay> days, FinalBlock asOf) {}
