package io.bithedge.contracts.print;

import io.bithedge.contracts.OurContract;
import java.util.Map;

/** What each contract of version 1 prints, by topic. */
final class PrintTableV1 {
    static final Map<OurContract, Map<String, PrintDecoder>> ALL = Map.of(
            OurContract.VAULT, VaultPrintsV1.DECODERS,
            OurContract.REGISTRY, RegistryPrintsV1.DECODERS,
            OurContract.ORACLE, OraclePrintsV1.DECODERS);

    private PrintTableV1() {}
}
