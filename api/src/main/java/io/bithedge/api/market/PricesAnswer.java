package io.bithedge.api.market;

import io.bithedge.api.wire.FinalBlock;
import java.util.List;

/** `asOf`: the final block of the books that the prices stand beside; each price has its own age. */
public record PricesAnswer(List<PriceItem> prices, FinalBlock asOf) {}
