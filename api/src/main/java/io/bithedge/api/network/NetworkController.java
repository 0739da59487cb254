package io.bithedge.api.network;

import io.bithedge.api.wire.Json;
import io.bithedge.pool.view.NotReadyException;
import io.bithedge.pool.view.PoolViews;
import io.bithedge.pool.view.PoolViews.AsOf;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which chain and contracts this is about: what a page and its wallet need before anything else. */
@RestController
final class NetworkController {
    private static final String SBTC_ASSET = "::sbtc-token";

    private final PoolViews views;
    private final PoolSettings settings;

    NetworkController(PoolViews views, PoolSettings settings) {
        this.views = views;
        this.settings = settings;
    }

    /** `sbtcToken` is the asset: contract, two colons, name. */
    record Contracts(
            String vault, String registry, @Nullable String oracle, String sbtcToken) {
        static Contracts of(PoolSettings.Contracts contracts) {
            return new Contracts(
                    contracts.vault(), contracts.registry(), contracts.oracle(), contracts.sbtc() + SBTC_ASSET);
        }
    }

    /** `nodeUrl`: where a browser reaches a node. `developmentWallet`: pages may offer keys that everybody knows. */
    record Network(
            String network,
            long chainId,
            Contracts contracts,
            String nodeUrl,
            @Nullable String explorerUrl,
            boolean callsEnabled,
            boolean developmentWallet,
            int finalityBurnBlocks,
            int burnBlockSeconds,
            Json.Block asOf) {}

    @GetMapping("/v1/network")
    Network network() {
        NetworkSettings network = settings.network();
        return new Network(
                network.label(),
                settings.chain().id(),
                Contracts.of(settings.contracts()),
                network.nodeUrl(),
                network.explorerUrl(),
                settings.quotes().callsEnabled(),
                network.hasDevelopmentWallet(),
                settings.chain().finalityBurnBlocks(),
                network.burnBlockSeconds(),
                Json.Block.of(asOf()));
    }

    /** The network is known before any block: a page that starts with us is not turned away. */
    private AsOf asOf() {
        try {
            return views.position().asOf();
        } catch (NotReadyException e) {
            return AsOf.NOTHING;
        }
    }
}
