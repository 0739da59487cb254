package io.bithedge.api.guard;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.hibernate.validator.constraints.Range;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * `bithedge.http.*`. A value out of range is refused at start with the name of its key.
 *
 * @param corsOrigins pages elsewhere whose scripts may read our answers, as scheme://host[:port]; none by default
 * @param connectSources where our own pages may connect to besides us and the node: scheme://host[:port], or `https:` for everywhere over TLS, so
 *     that people can verify against a node that they name. Naming others, or none, replaces it
 * @param hstsMaxAgeSeconds up to two years; above 0 only behind TLS: browsers then refuse to come without it for that long
 * @param bodyLimitBytes of a request
 * @param bodySeconds until when all of a body must be here
 * @param connectionsPerClient open at once from one client address; 0 for as many as he likes, as behind a proxy, which counts itself
 * @param privatePort where health and metrics are, besides the public health; 0 for any that is free
 * @param privateAddress what it listens on
 * @param readsPerMinute GETs from one client address, and as many of files of the pages
 * @param writesPerMinute everything else from one client address
 * @param recordsPerMinute what is kept for one client address: firm quotes, and transactions to follow
 * @param perAddressPerMinute requests about, or signed in as, one Stacks address, whoever sends them
 * @param rememberedClients how many clients and addresses are counted at most; the longest unseen are forgotten
 */
@Validated
@ConfigurationProperties("bithedge.http")
public record GuardProperties(
        @DefaultValue
        List<@Pattern(regexp = "https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?", message = "scheme://host[:port]") String>
                corsOrigins,

        @DefaultValue("https:")
        List<
                        @Pattern(
                                regexp = "https:|(https?|wss?)://[A-Za-z0-9.-]+(:[0-9]{1,5})?",
                                message = "scheme://host[:port], or https:")
                        String>
                connectSources,

        @DefaultValue("0") @Range(max = 63_072_000) long hstsMaxAgeSeconds,

        @DefaultValue("65536") @Range(min = 1_024, max = 1_048_576)
        int bodyLimitBytes,

        @DefaultValue("10") @Range(min = 1, max = 300) int bodySeconds,
        @DefaultValue("64") @Range(max = 100_000) int connectionsPerClient,
        @DefaultValue("9080") @Range(max = 65_535) int privatePort,
        @DefaultValue("127.0.0.1") @NotBlank String privateAddress,

        @DefaultValue("1200") @Range(min = 1, max = 10_000_000)
        int readsPerMinute,

        @DefaultValue("240") @Range(min = 1, max = 10_000_000)
        int writesPerMinute,

        @DefaultValue("30") @Range(min = 1, max = 10_000_000)
        int recordsPerMinute,

        @DefaultValue("6000") @Range(min = 1, max = 10_000_000)
        int perAddressPerMinute,

        @DefaultValue("100000") @Range(min = 100, max = 10_000_000)
        int rememberedClients) {
    public GuardProperties {
        corsOrigins = List.copyOf(corsOrigins);
        connectSources = List.copyOf(connectSources);
    }
}
