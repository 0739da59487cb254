package io.bithedge.contracts.print;

import io.bithedge.contracts.OurContract;
import java.util.Map;

/** What each contract prints, by topic. */
final class PrintTable {
    static final Map<OurContract, Map<String, PrintDecoder>> ALL = Map.of(
            OurContract.ROLES, RolesPrints.DECODERS,
            OurContract.VAULT, VaultPrints.DECODERS,
            OurContract.REGISTRY, RegistryPrints.DECODERS,
            OurContract.ORACLE, OraclePrints.DECODERS);

    private PrintTable() {}
}
