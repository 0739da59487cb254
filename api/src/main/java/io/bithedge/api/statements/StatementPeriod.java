package io.bithedge.api.statements;

/** A period: burn heights, both included. */
record StatementPeriod(long from, long to) {}
