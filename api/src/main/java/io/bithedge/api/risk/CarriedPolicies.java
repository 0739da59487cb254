package io.bithedge.api.risk;

import io.bithedge.ledger.policy.PriceE8;
import io.bithedge.ledger.policy.Sats;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.ledger.unit.Units;

/**
 * A provider's part of live policies that are alike: PUT in a book of STX, CALL in one of SBTC. At settlement prices it pays as one policy of
 * this amount and collateral would. Both are rounded up.
 */
record CarriedPolicies(BurnHeight expirationHeight, PriceE8 strike, Sats amount, Units collateral) {}
