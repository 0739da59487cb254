package io.bithedge.watcher.app;

import io.bithedge.watcher.source.CrossCheckSettings;
import org.hibernate.validator.constraints.Range;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * `bithedge.watcher.*`: how sources are read and compared.
 *
 * @param maxBlocksBehind an endpoint that is further behind the best is left.
 * @param crossCheckIntervalMs the pause between two comparisons.
 * @param crossCheckLooks comparisons in a row that must fail.
 * @param crossCheckBlocksPerLook of how many blocks the contents are compared.
 * @param pushPatienceMs pushes so late are pulled instead.
 */
@Validated
@ConfigurationProperties("bithedge.watcher")
record SourceProperties(
        @DefaultValue("true") boolean pullEnabled,
        @DefaultValue("3") @Range(max = 1_000) int maxBlocksBehind,

        @DefaultValue("2000") @Range(min = 100, max = 600_000)
        long crossCheckIntervalMs,

        @DefaultValue("10") @Range(min = 1, max = CrossCheckSettings.MAX_LOOKS)
        int crossCheckLooks,

        @DefaultValue("20") @Range(max = CrossCheckSettings.MAX_BLOCKS_PER_LOOK)
        int crossCheckBlocksPerLook,

        @DefaultValue("30000") @Range(min = 1_000, max = 3_600_000)
        long pushPatienceMs) {}
