package io.bithedge.contracts.print;

/**
 * What one of our contracts said. Amounts in base units of the token, prices in USD x 10^8, heights of the burn chain, weights in
 * sub-units, all 0 to 2^63 - 1, or the print is a {@link NumberOutOfRange}; text is one of {@link io.bithedge.contracts.Vocabulary}. Fields that we do not know are left out.
 *
 * <p>What version 1 prints otherwise than version 2 has types of its own, whose names end in V1.
 */
public sealed interface Print
        permits VaultPrint,
                VaultPrintV1,
                RegistryPrint,
                RegistryPrintV1,
                OraclePrint,
                OraclePrintV1,
                RolesPrint,
                RolePrintV1,
                NumberOutOfRange {}
