package io.bithedge.watcher.app;

import io.bithedge.settings.HttpUrl;
import io.bithedge.stacks.client.ClientSettings;
import io.bithedge.watcher.follow.FinalityRule;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.hibernate.validator.constraints.Range;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** What is set of the process, but for `bithedge.watcher.*`. */
@Validated
@ConfigurationProperties("bithedge")
record WatcherProperties(
        @DefaultValue @Valid Chain chain,
        @DefaultValue ContractNames contracts,
        @DefaultValue @Valid Audit audit,
        @DefaultValue @Valid Readings readings,
        @DefaultValue @Valid Roles roles,
        @DefaultValue @Valid Transactions transactions,
        @DefaultValue @Valid Instance instance,
        @DefaultValue @Valid Instances instances) {
    /** `id`: by which the other watchers know this one, and under which it keeps what is pushed to it; its own. */
    record Instance(@DefaultValue("chain-watcher") @NotBlank String id) {}

    /** `sessionTimeoutMs`: a leader that is not heard of for so long is replaced. */
    record Instances(
            @DefaultValue("6000") @Range(min = 1_000, max = 600_000)
            int sessionTimeoutMs) {}

    /**
     * `bithedge.chain.*`.
     *
     * @param apiUrl and `nodeUrl`: lists of the same length, the first API belongs to the first node; the first pair is preferred.
     * @param apiKey empty when the APIs want none.
     * @param startHeight the first block of an empty log.
     * @param finalityBurnBlocks no default: what is safe depends on the network.
     * @param requestsPerMinute per API and per node; 0: no limit.
     */
    record Chain(
            @DefaultValue List<@HttpUrl String> apiUrl,
            @DefaultValue List<@HttpUrl String> nodeUrl,
            @DefaultValue("") String apiKey,

            @DefaultValue("1") @Range(min = 1, max = Long.MAX_VALUE / 2)
            long startHeight,

            @DefaultValue("0") @Range(min = 1, max = FinalityRule.MAX_BURN_BLOCKS)
            int finalityBurnBlocks,

            @DefaultValue("0") @Range(max = ClientSettings.MAX_REQUESTS_PER_MINUTE)
            int requestsPerMinute) {
        /** Never with the key. */
        @Override
        public String toString() {
            return "Chain[%s %s]".formatted(apiUrl, nodeUrl);
        }
    }

    /**
     * `bithedge.contracts.*`.
     *
     * @param roles empty: `pool-roles` of the vault's deployer.
     * @param added see {@link io.bithedge.watcher.contract.AddedContracts}.
     */
    record ContractNames(
            @DefaultValue("") String vault,
            @DefaultValue("") String registry,
            @DefaultValue("") String oracle,
            @DefaultValue("") String roles,
            @DefaultValue("") String added) {}

    /** `bithedge.audit.*`: the pace of the background audit, and the heights of one that is a process of its own. */
    record Audit(
            @DefaultValue("60") @Range(min = 1, max = 60_000)
            int blocksPerMinute,

            @DefaultValue("0") @Min(0) long from,
            @DefaultValue("" + Long.MAX_VALUE) @Min(0) long to) {}

    /** `bithedge.readings.*`. `nodeUrl`: default the watcher's node; another one makes the check independent of it. */
    record Readings(
            @DefaultValue("") @HttpUrl(optional = true) String nodeUrl,

            @DefaultValue("500") @Range(min = 50, max = 60_000)
            long pollIntervalMs) {}

    /**
     * `bithedge.roles.*`: the look at who may do what.
     *
     * @param expected who should hold the roles: `role=principal`, separated by commas; see {@link io.bithedge.watcher.roles.ExpectedRoles}.
     * @param pollIntervalMs the pause between two looks whether another Bitcoin block is final.
     */
    record Roles(
            @DefaultValue("") String expected,

            @DefaultValue("2000") @Range(min = 50, max = 600_000)
            long pollIntervalMs) {}

    /**
     * `bithedge.transactions.*`: the look-up of wallet transactions.
     *
     * @param giveUpMinutes after which what is dropped or unknown is not looked up any more.
     * @param mostWatched at once; more wait in Kafka.
     * @param mostPerClient of one client of the API: his oldest are not looked up any more.
     */
    record Transactions(
            @DefaultValue("2000") @Range(min = 50, max = 600_000)
            long lookIntervalMs,

            @DefaultValue("60") @Range(min = 1, max = 10_000)
            long giveUpMinutes,

            @DefaultValue("5") @Range(min = 1, max = 10_000) long unseenMinutes,

            @DefaultValue("10000") @Range(min = 1, max = 1_000_000)
            int mostWatched,

            @DefaultValue("1000") @Range(min = 1, max = 1_000_000)
            int mostPerClient) {}
}
