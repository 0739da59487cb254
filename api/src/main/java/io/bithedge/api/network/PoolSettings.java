package io.bithedge.api.network;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the API tells about the chain and the contracts: `bithedge.*`.
 *
 * @param quotes {@code callsEnabled}: whether protection against a rise is sold
 */
@ConfigurationProperties("bithedge")
public record PoolSettings(
        Chain chain,
        Contracts contracts,
        @DefaultValue Quotes quotes,
        @DefaultValue NetworkSettings network) {
    public PoolSettings {
        network.requireChainId(chain.id());
    }

    /** {@code finalityBurnBlocks}: burn blocks until a block is final. */
    public record Chain(long id, @DefaultValue("2") int finalityBurnBlocks) {}

    /** {@code sbtc}: the token contract; by default the one of mainnet, which devnet and tests have too. */
    public record Contracts(
            String vault,
            String registry,
            @Nullable String oracle,

            @DefaultValue("SM3VDXK3WZZSA84XXFKAFAF15NNZX32CTSG82JFQ4.sbtc-token")
            String sbtc) {}

    public record Quotes(@DefaultValue("false") boolean callsEnabled) {}
}
