package io.bithedge.api.network;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import org.hibernate.validator.constraints.Range;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What the API tells about the chain and the contracts: `bithedge.*`.
 *
 * @param signer the process that has the quoter's key: no key is read here
 * @param quotes {@code callsEnabled}: whether protection against a rise is sold
 * @param freshness until when a price and the last final block are of now
 */
@Validated
@ConfigurationProperties("bithedge")
public record PoolProperties(
        @DefaultValue @Valid Chain chain,
        @DefaultValue @Valid Contracts contracts,
        @DefaultValue @Valid Signer signer,
        @DefaultValue @Valid Quotes quotes,
        @DefaultValue @Valid Freshness freshness,
        @DefaultValue @Valid NetworkProperties network) {
    public PoolProperties {
        network.requireChainId(chain.id());
    }

    /** Whether blocks carry the time of the wall; by default that follows from the network. */
    public boolean hasWallTime() {
        return chain.clock() == null ? network.hasWallTime() : chain.clock() == Clock.WALL;
    }

    /** Whose time the chain goes by: a devnet's blocks have one of their own. */
    public enum Clock {
        WALL,
        BLOCKS
    }

    /** {@code finalityBurnBlocks}: burn blocks until a block is final; {@code clock}: by default that of the network. */
    public record Chain(
            long id,
            @DefaultValue("2") @Range(min = 1, max = 1_008) int finalityBurnBlocks,
            @Nullable Clock clock) {}

    /** {@code sbtc}: the token contract; by default the one of mainnet, which devnet and tests have too. */
    public record Contracts(
            @NotBlank String vault,
            @NotBlank String registry,
            @Nullable String oracle,

            @DefaultValue("SM3VDXK3WZZSA84XXFKAFAF15NNZX32CTSG82JFQ4.sbtc-token") @NotBlank
            String sbtc) {}

    /**
     * Who signs quotes.
     *
     * @param socket its Unix socket
     * @param timeoutMs how long an answer may take
     */
    public record Signer(
            @NotBlank String socket,

            @DefaultValue("5000") @Range(min = 100, max = 60_000)
            int timeoutMs) {}

    /**
     * Beyond these ages nothing is signed, prepared or shown as current.
     *
     * @param blockSeconds some Bitcoin blocks take more than an hour, and a block is final some blocks later
     */
    public record Freshness(
            @DefaultValue("120") @Range(min = 1, max = 3_600)
            int priceSeconds,

            @DefaultValue("14400") @Range(min = 10, max = 604_800)
            int blockSeconds) {}

    /**
     * What is sold, and to whom.
     *
     * @param clientSharePercent of the collateral that the signer signs for in an hour, for one client address
     * @param buyerSharePercent the same for one buyer, whoever asks for him; more than of a client, so that no stranger alone can use it up for him
     */
    public record Quotes(
            @DefaultValue("false") boolean callsEnabled,
            @DefaultValue("25") @Range(min = 1, max = 100) int clientSharePercent,
            @DefaultValue("50") @Range(min = 1, max = 100) int buyerSharePercent) {}
}
