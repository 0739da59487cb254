package io.bithedge.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bithedge.api.network.NetworkProperties;
import io.bithedge.api.network.PoolProperties;
import io.bithedge.pool.view.FakeViews;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class NetworkTest {
    @TempDir
    static Path keys;

    @Test
    void tellsAWalletWhatItNeeds() throws Exception {
        FakeViews views = new FakeViews();
        try (ApiServer server = ApiServer.start(
                views,
                keys,
                "bithedge.network.burn-block-seconds=10",
                "bithedge.network.public-node-url=http://127.0.0.1:23999",
                "bithedge.contracts.oracle=" + ApiServer.DEPLOYER + ".price-oracle",
                "bithedge.chain.finality-burn-blocks=1",
                "bithedge.quotes.calls-enabled=true")) {
            assertThat(ApiServer.json(server.get("/v1/network")))
                    .isEqualTo(JsonMapper.shared().readTree("""
                    {"network": "devnet", "chainId": 2147483648, "contracts": {
                       "vault": "%1$s.liquidity-pool-vault", "registry": "%1$s.policy-registry", "oracle": "%1$s.price-oracle",
                       "sbtcToken": "SM3VDXK3WZZSA84XXFKAFAF15NNZX32CTSG82JFQ4.sbtc-token::sbtc-token"},
                     "nodeUrl": "http://127.0.0.1:23999", "explorerUrl": null, "callsEnabled": true, "developmentWallet": true,
                     "finalityBurnBlocks": 1, "burnBlockSeconds": 10,
                     "asOf": {"height": 70, "indexBlockHash": "0xabcd", "burnHeight": 990, "final": true}}
                    """.formatted(ApiServer.DEPLOYER)));
            views.beingRead = true;
            assertThat(ApiServer.json(server.get("/v1/network"))
                            .path("asOf")
                            .path("height")
                            .longValue())
                    .isEqualTo(-1);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name=mainnet | bithedge.network.name: expected the network of bithedge.chain.id 2147483648, got mainnet",
                "burn-block-seconds=0 | bithedge.network.burn-block-seconds: expected 1 to 86400, got 0",
                "burn-block-seconds=86401 | bithedge.network.burn-block-seconds: expected 1 to 86400, got 86401",
                "explorer-url=https://x; script-src * | bithedge.network.explorer-url: expected http(s)://host",
                "public-node-url=ftp://x | bithedge.network.public-node-url: expected http(s)://host",
            })
    void refusesAtStartWhatDoesNotFit(String setting, String reason) {
        WrongSettings.assertRefused(PoolProperties.class, "bithedge.network." + setting, reason);
    }

    @Test
    void offersKeysThatEverybodyKnowsOnDevnetOnly() {
        assertThat(settings(NetworkProperties.Name.DEVNET, null).hasDevelopmentWallet())
                .isTrue();
        assertThat(settings(NetworkProperties.Name.DEVNET, false).hasDevelopmentWallet())
                .isFalse();
        assertThat(settings(NetworkProperties.Name.TESTNET, null).hasDevelopmentWallet())
                .isFalse();
        assertThatThrownBy(() -> settings(NetworkProperties.Name.MAINNET, true))
                .hasMessageContaining("bithedge.network.development-wallet: expected false on mainnet");
    }

    private static NetworkProperties settings(NetworkProperties.Name name, @Nullable Boolean wallet) {
        return new NetworkProperties(name, null, null, 600, wallet);
    }
}
