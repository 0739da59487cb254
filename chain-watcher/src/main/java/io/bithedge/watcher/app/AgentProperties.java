package io.bithedge.watcher.app;

import io.bithedge.watcher.agent.BatchLimits;
import jakarta.validation.constraints.NotBlank;
import org.hibernate.validator.constraints.Range;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * `bithedge.watcher.*`: how the chain is followed.
 *
 * @param transactionalId under which the one writer of the log is known to the broker.
 * @param pollIntervalMs the pause when there is nothing to do.
 * @param quietMinutes how long without a Stacks block is worth a remark.
 * @param aheadBlocks blocks read at once while catching up.
 * @param maxBlocksPerTransaction and `maxRecordsPerTransaction`: what one Kafka transaction carries while catching up.
 */
@Validated
@ConfigurationProperties("bithedge.watcher")
record AgentProperties(
        @DefaultValue("chain-watcher") @NotBlank String transactionalId,
        @DefaultValue("500") @Range(min = 50, max = 60_000) long pollIntervalMs,
        @DefaultValue("10") @Range(min = 1, max = 10_000) long quietMinutes,
        @DefaultValue("16") @Range(min = 1, max = 1_000) int aheadBlocks,

        @DefaultValue("200") @Range(min = 1, max = BatchLimits.MAX_BLOCKS)
        int maxBlocksPerTransaction,

        @DefaultValue("10000") @Range(min = 1, max = BatchLimits.MAX_RECORDS)
        int maxRecordsPerTransaction) {}
