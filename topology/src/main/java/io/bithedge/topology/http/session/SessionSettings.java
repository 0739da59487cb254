package io.bithedge.topology.http.session;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * `bithedge.sessions.*`. A value out of range is refused at start with the name of its key.
 *
 * @param challengeSeconds how long a person has to sign
 * @param tokenMinutes how long he is signed in
 * @param draftsPerAddress how many drafts are kept for one address
 * @param noteBytes how large one draft, or the preferences, may be
 */
@ConfigurationProperties("bithedge.sessions")
public record SessionSettings(
        @DefaultValue("300") int challengeSeconds,
        @DefaultValue("60") int tokenMinutes,
        @DefaultValue("20") int draftsPerAddress,
        @DefaultValue("8192") int noteBytes) {
    public SessionSettings {
        requireRange("challenge-seconds", challengeSeconds, 10, 3_600);
        requireRange("token-minutes", tokenMinutes, 1, 1_440);
        requireRange("drafts-per-address", draftsPerAddress, 1, 1_000);
        requireRange("note-bytes", noteBytes, 64, 65_536);
    }

    private static void requireRange(String key, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "bithedge.sessions.%s: expected %d to %d, got %d".formatted(key, least, most, value));
        }
    }
}
