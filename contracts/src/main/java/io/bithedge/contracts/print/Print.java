package io.bithedge.contracts.print;

/**
 * What one of our contracts said. Amounts in base units of the token, prices in USD x 10^8, heights of the burn chain, weights in
 * sub-units, all 0 to 2^63 - 1, or the print is a {@link NumberOutOfRange}; text is one of {@link io.bithedge.contracts.Vocabulary}. Fields that we do not know are left out.
 */
public sealed interface Print permits VaultPrint, RegistryPrint, OraclePrint, RolesPrint, NumberOutOfRange {}
