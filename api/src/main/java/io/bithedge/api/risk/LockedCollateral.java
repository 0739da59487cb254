package io.bithedge.api.risk;

import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.ledger.unit.Units;

/** A provider's collateral behind policies that expire at one burn height. */
record LockedCollateral(BurnHeight expirationHeight, Units collateral) {}
