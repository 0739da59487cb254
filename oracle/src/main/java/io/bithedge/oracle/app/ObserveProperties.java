package io.bithedge.oracle.app;

import io.bithedge.settings.HttpUrl;
import jakarta.validation.constraints.NotBlank;
import org.hibernate.validator.constraints.Range;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * `bithedge.observe.*`. Sources: {@link OracleProperties}.
 *
 * @param contract principal of the price oracle.
 * @param keyFile the submitter's key; or `signerSocket` and `signerRole`, one of both.
 * @param always an observation each burn block.
 * @param blockClockUrl an API of which the time of blocks is taken; empty: blocks have the time of our clock.
 */
@Validated
@ConfigurationProperties("bithedge.observe")
record ObserveProperties(
        @HttpUrl String nodeUrl,
        @NotBlank String contract,
        @DefaultValue("") String keyFile,
        @DefaultValue("") String signerSocket,
        @DefaultValue("oracle-1") String signerRole,
        @DefaultValue("false") boolean always,

        @DefaultValue("1000000") @Range(min = 1_000, max = 1_000_000_000)
        long maxFeeMicroStx,

        @DefaultValue("5000") @Range(min = 100, max = 600_000)
        long intervalMs,

        @DefaultValue("") String blockClockUrl) {}
