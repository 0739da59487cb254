package io.bithedge.api.network;

import io.bithedge.api.wire.FinalBlock;
import io.bithedge.pool.view.NotReadyException;
import io.bithedge.pool.view.PoolViews;
import io.bithedge.pool.view.PoolViews.AsOf;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which chain and contracts this is about: what a page and its wallet need before anything else. */
@RestController
final class NetworkController {
    private final PoolViews views;
    private final PoolProperties settings;

    NetworkController(PoolViews views, PoolProperties settings) {
        this.views = views;
        this.settings = settings;
    }

    /** Which chain and contracts this is about, and what a wallet needs to know of them. */
    @GetMapping("/v1/network")
    NetworkAnswer network() {
        NetworkProperties network = settings.network();
        return new NetworkAnswer(
                network.label(),
                settings.chain().id(),
                ContractNames.of(settings.contracts()),
                network.nodeUrl(),
                network.explorerUrl(),
                settings.quotes().callsEnabled(),
                network.hasDevelopmentWallet(),
                settings.chain().finalityBurnBlocks(),
                network.burnBlockSeconds(),
                FinalBlock.of(asOf()));
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
