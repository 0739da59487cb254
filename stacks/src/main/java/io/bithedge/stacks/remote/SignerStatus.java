package io.bithedge.stacks.remote;

import java.util.List;
import java.util.Optional;

/**
 * What a signer says of itself.
 *
 * @param recorded signatures in its record, of all times
 * @param signed new signatures since it started; the following two likewise
 * @param repeated signatures given again for the same transaction
 */
public record SignerStatus(
        long startedAtMs,
        long recorded,
        long signed,
        long repeated,
        long refused,
        Optional<LastRefusal> lastRefusal,
        List<RoleStatus> roles) {
    public SignerStatus {
        roles = List.copyOf(roles);
    }

    public record LastRefusal(long atMs, String role, String code, String message) {}

    /**
     * One role, today (UTC).
     *
     * @param nextNonce one above the highest nonce signed, 0 when none was
     */
    public record RoleStatus(
            String role, String address, long nextNonce, long spentTodayMicroStx, long dailyLimitMicroStx) {}
}
