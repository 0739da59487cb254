package io.bithedge.api.risk;

import io.bithedge.ledger.policy.PriceE8;
import io.bithedge.ledger.unit.Units;

/** What a provider loses and earns if BTC is at `btcPrice` when all settles. */
record PriceOutcome(int spotPercent, PriceE8 btcPrice, Units loss, Units premium, Units net) {}
