package io.bithedge.api.risk;

/** What a provider loses and earns if BTC is at `btcPrice` when all settles. */
record PriceOutcome(int spotPercent, String btcPrice, String loss, String premium, String net) {}
