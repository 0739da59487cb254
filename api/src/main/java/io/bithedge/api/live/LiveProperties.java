package io.bithedge.api.live;

import org.hibernate.validator.constraints.Range;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * `bithedge.stream.*`. A value out of range is refused at start with the name of its key.
 *
 * @param pollIntervalMs between two looks at the state, for all connections together
 * @param heartbeatMs a connection on which nothing happened for so long gets a comment: proxies and browsers see that it lives
 * @param connections open at once on this instance
 * @param connectionsPerClient open at once from one client address
 */
@Validated
@ConfigurationProperties("bithedge.stream")
public record LiveProperties(
        @DefaultValue("500") @Range(min = 20, max = 60_000) int pollIntervalMs,

        @DefaultValue("15000") @Range(min = 100, max = 60_000)
        int heartbeatMs,

        @DefaultValue("1000") @Range(min = 1, max = 100_000) int connections,
        @DefaultValue("20") @Range(min = 1, max = 100_000) int connectionsPerClient) {}
