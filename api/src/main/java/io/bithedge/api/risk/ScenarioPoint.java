package io.bithedge.api.risk;

import io.bithedge.ledger.unit.Units;

/** What would be owed if the price of BTC and the volatility moved by so many percent, so many days from now. */
record ScenarioPoint(int spotPercent, int volatilityPercent, int days, Units liability) {}
