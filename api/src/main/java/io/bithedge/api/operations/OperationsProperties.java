package io.bithedge.api.operations;

import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.hibernate.validator.constraints.Range;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * `bithedge.operations.*`: where the other parts answer, as http://host:port, several processes of one separated by commas. One without an address is
 * shown as unknown.
 *
 * @param timeoutMs how long a part may take to answer before it counts as silent
 */
@Validated
@ConfigurationProperties("bithedge.operations")
public record OperationsProperties(
        @DefaultValue List<@Pattern(regexp = URL, message = EXPECTED) String> watcherUrl,
        @DefaultValue List<@Pattern(regexp = URL, message = EXPECTED) String> submitterUrl,
        @DefaultValue List<@Pattern(regexp = URL, message = EXPECTED) String> oracleUrl,
        @DefaultValue("2000") @Range(min = 50, max = 30_000) int timeoutMs) {
    static final String URL = "https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?";
    static final String EXPECTED = "http(s)://host[:port]";
}
