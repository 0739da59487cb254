package io.bithedge.submitter.app;

import io.bithedge.ledger.policy.BurnBlocks;
import io.bithedge.settings.BadSetting;
import io.bithedge.settings.Bound;
import io.bithedge.settings.HttpUrl;
import io.bithedge.stacks.Network;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.transaction.AssetId;
import io.bithedge.submitter.rule.FeeRule;
import io.bithedge.submitter.step.SubmitterSettings;
import io.bithedge.submitter.value.Contracts;
import io.bithedge.submitter.value.SignerRole;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.hibernate.validator.constraints.Range;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** What is set of the process. Values that have a form of their own are read by the methods, which throw {@link BadSetting}. */
@Validated
@ConfigurationProperties("bithedge")
record SubmitterProperties(
        @DefaultValue @Valid Chain chain,
        @DefaultValue ContractNames contracts,
        @DefaultValue @Valid SignerProcess signer,
        @DefaultValue @Valid Submitter submitter,
        @DefaultValue @Valid Instance instance,
        @DefaultValue @Valid Instances instances) {
    private static final String SBTC = "SM3VDXK3WZZSA84XXFKAFAF15NNZX32CTSG82JFQ4.sbtc-token::sbtc-token";

    private static final List<String> ROLES = List.of("allocator", "keeper", "oracle-1", "oracle-2", "oracle-3");
    private static final long DAY_CAP = 20_000_000;

    /** `id`: 1 is mainnet. */
    record Chain(
            @HttpUrl String nodeUrl,
            @HttpUrl String apiUrl,

            @DefaultValue("0") @Range(min = 1, max = 0xffffffffL)
            long id) {}

    /** `sbtcAsset`: default the mainnet token, which the devnet has under the same principal. */
    record ContractNames(
            @DefaultValue("") String vault,
            @DefaultValue("") String registry,
            @DefaultValue("") String oracle,
            @DefaultValue(SBTC) String sbtcAsset) {}

    /** `id`: by which the others of its kind know this process, as /status says it. */
    record Instance(@DefaultValue("tx-submitter") @NotBlank String id) {}

    /** `sessionTimeoutMs`: who is not heard of for so long loses his accounts to the others. */
    record Instances(
            @DefaultValue("6000") @Range(min = 1_000, max = 600_000)
            int sessionTimeoutMs) {
        Duration session() {
            return Duration.ofMillis(sessionTimeoutMs);
        }
    }

    /** The Unix socket of the signer process: no key is read here. */
    record SignerProcess(@NotBlank String socket) {}

    /**
     * `bithedge.submitter.*`.
     *
     * @param roles whose accounts the signer holds and this process sends from.
     * @param feeCapPerDayMicroStx of one account in 144 burn blocks; default 20,000,000, at least the cap of one transaction.
     * @param simulationToken `auth_token` of the node; empty: nothing is simulated there.
     * @param postAlsoToUrls more nodes that get every transaction.
     */
    record Submitter(
            @DefaultValue List<String> roles,

            @DefaultValue("1000000") @Range(min = 10_000, max = 1_000_000_000)
            long feeCapMicroStx,

            @Range(min = 10_000, max = 1_000_000_000_000L) @Nullable
            Long feeCapPerDayMicroStx,

            @DefaultValue("3") @Range(min = 1, max = BurnBlocks.DAY)
            int feeLadderBurnBlocks,

            @DefaultValue("") String simulationToken,
            @DefaultValue List<@HttpUrl String> postAlsoToUrls) {
        /** Never with the token. */
        @Override
        public String toString() {
            return "Submitter[%s]".formatted(roles);
        }
    }

    URI nodeUrl() {
        return URI.create(chain.nodeUrl());
    }

    URI apiUrl() {
        return URI.create(chain.apiUrl());
    }

    List<URI> otherNodeUrls() {
        return submitter.postAlsoToUrls().stream().map(URI::create).toList();
    }

    Path signerSocket() {
        return Path.of(signer.socket().strip());
    }

    List<SignerRole> roles() {
        List<String> names = submitter.roles().isEmpty() ? ROLES : submitter.roles();
        return names.stream().map(SubmitterProperties::role).toList();
    }

    private static SignerRole role(String name) {
        if (!SignerRole.isRole(name)) {
            throw new BadSetting("bithedge.submitter.roles", "role names separated by commas", name);
        }
        return new SignerRole(name);
    }

    SubmitterSettings agent() {
        Contracts called = new Contracts(
                contract("vault", contracts.vault()),
                contract("registry", contracts.registry()),
                contract("oracle", contracts.oracle()),
                Bound.parsed(
                        "bithedge.contracts.sbtc-asset",
                        "address.contract::asset",
                        contracts.sbtcAsset().isBlank() ? SBTC : contracts.sbtcAsset(),
                        AssetId::parse));
        return SubmitterSettings.of(called, network(), chain.id(), fees());
    }

    private static Principal.Contract contract(String name, String text) {
        return Bound.parsed("bithedge.contracts." + name, "a contract principal", text, Principal.Contract::parse);
    }

    /** The mainnet has chain id 1; everything else signs as testnet. */
    private Network network() {
        return chain.id() == Network.MAINNET.chainId() ? Network.MAINNET : Network.TESTNET;
    }

    private FeeRule fees() {
        long cap = submitter.feeCapMicroStx();
        long perDay = Objects.requireNonNullElse(submitter.feeCapPerDayMicroStx(), Math.max(cap, DAY_CAP));
        if (perDay < cap) {
            throw new BadSetting(
                    "bithedge.submitter.fee-cap-per-day-micro-stx",
                    "at least the fee-cap-micro-stx, " + cap,
                    Long.toString(perDay));
        }
        return new FeeRule(cap, perDay, submitter.feeLadderBurnBlocks());
    }
}
