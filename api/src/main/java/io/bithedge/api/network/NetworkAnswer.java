package io.bithedge.api.network;

import io.bithedge.api.wire.FinalBlock;
import org.jspecify.annotations.Nullable;

/** `nodeUrl`: where a browser reaches a node. `developmentWallet`: pages may offer keys that everybody knows. */
record NetworkAnswer(
        String network,
        long chainId,
        ContractNames contracts,
        String nodeUrl,
        @Nullable String explorerUrl,
        boolean callsEnabled,
        boolean developmentWallet,
        int finalityBurnBlocks,
        int burnBlockSeconds,
        FinalBlock asOf) {}
