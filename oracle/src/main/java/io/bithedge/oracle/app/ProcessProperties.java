package io.bithedge.oracle.app;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import org.hibernate.validator.constraints.Range;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * `bithedge.state-dir` and `bithedge.chain.id`.
 *
 * @param stateDir a folder: how far a file was read.
 * @param chain 0 when it is not set; 1 is mainnet.
 */
@Validated
@ConfigurationProperties("bithedge")
record ProcessProperties(
        @NotBlank String stateDir, @DefaultValue @Valid Chain chain) {
    private static final long MAINNET = 1;

    record Chain(
            @DefaultValue("0") @Range(max = 0xffffffffL) long id) {}

    boolean isMainnet() {
        return chain.id() == MAINNET;
    }
}
