package io.bithedge.api.guard;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * `bithedge.http.*`. A value out of range is refused at start with the name of its key.
 *
 * @param corsOrigins pages elsewhere whose scripts may read our answers, as scheme://host[:port]; none by default
 * @param connectSources where our own pages may connect to besides us and the node, as scheme://host[:port]
 * @param hstsMaxAgeSeconds above 0 only behind TLS: browsers then refuse to come without it for that long
 * @param bodyLimitBytes of a request
 * @param readsPerMinute GETs from one client address
 * @param writesPerMinute everything else from one client address
 * @param perAddressPerMinute requests about, or signed in as, one Stacks address, whoever sends them
 * @param rememberedClients how many clients and addresses are counted at most; the longest unseen are forgotten
 */
@ConfigurationProperties("bithedge.http")
public record GuardSettings(
        @DefaultValue List<String> corsOrigins,
        @DefaultValue List<String> connectSources,
        @DefaultValue("0") long hstsMaxAgeSeconds,
        @DefaultValue("65536") int bodyLimitBytes,
        @DefaultValue("1200") int readsPerMinute,
        @DefaultValue("240") int writesPerMinute,
        @DefaultValue("6000") int perAddressPerMinute,
        @DefaultValue("100000") int rememberedClients) {
    private static final long TWO_YEARS_SECONDS = 63_072_000;

    public GuardSettings {
        corsOrigins = origins("cors-origins", corsOrigins, "https?");
        connectSources = origins("connect-sources", connectSources, "https?|wss?");
        requireRange("hsts-max-age-seconds", hstsMaxAgeSeconds, 0, TWO_YEARS_SECONDS);
        requireRange("body-limit-bytes", bodyLimitBytes, 1_024, 1_048_576);
        requireRange("reads-per-minute", readsPerMinute, 1, 10_000_000);
        requireRange("writes-per-minute", writesPerMinute, 1, 10_000_000);
        requireRange("per-address-per-minute", perAddressPerMinute, 1, 10_000_000);
        requireRange("remembered-clients", rememberedClients, 100, 10_000_000);
    }

    private static List<String> origins(String key, List<String> given, String schemes) {
        for (String origin : given) {
            if (!origin.matches("(" + schemes + ")://[A-Za-z0-9.-]+(:[0-9]{1,5})?")) {
                throw new IllegalArgumentException(
                        "bithedge.http.%s: expected scheme://host[:port], got '%s'".formatted(key, origin));
            }
        }
        return List.copyOf(given);
    }

    private static void requireRange(String key, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "bithedge.http.%s: expected %d to %d, got %d".formatted(key, least, most, value));
        }
    }
}
