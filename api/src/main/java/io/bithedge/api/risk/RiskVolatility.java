package io.bithedge.api.risk;

/** Annualised, from the daily closes of so many days up to `day` (days since 1970). */
record RiskVolatility(int windowDays, long volatilityBps, long day) {}
