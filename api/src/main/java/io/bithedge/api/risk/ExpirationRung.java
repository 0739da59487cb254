package io.bithedge.api.risk;

import io.bithedge.ledger.policy.Sats;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.ledger.unit.Units;

/** The policies that expire at one burn height. */
record ExpirationRung(BurnHeight expirationHeight, long policies, Sats amount, Units collateral, Units intrinsic) {}
