package io.bithedge.api.statements;

import io.bithedge.ledger.unit.BurnHeight;

/** A period: burn heights, both included. */
record StatementPeriod(BurnHeight from, BurnHeight to) {}
