package io.bithedge.api.network;

import org.jspecify.annotations.Nullable;

/** `sbtcToken` is the asset: contract, two colons, name. */
record ContractNames(
        String vault, String registry, @Nullable String oracle, String sbtcToken) {
    private static final String SBTC_ASSET = "::sbtc-token";

    static ContractNames of(PoolProperties.Contracts contracts) {
        return new ContractNames(
                contracts.vault(), contracts.registry(), contracts.oracle(), contracts.sbtc() + SBTC_ASSET);
    }
}
