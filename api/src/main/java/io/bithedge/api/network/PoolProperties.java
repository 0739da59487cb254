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

    /** {@code finalityBurnBlocks}: burn blocks until a block is final. */
    public record Chain(
            long id,
            @DefaultValue("2") @Range(min = 1, max = 1_008) int finalityBurnBlocks) {}

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

    public record Quotes(@DefaultValue("false") boolean callsEnabled) {}
}
