package io.bithedge.stacks.remote;

import java.util.List;
import java.util.Optional;

/**
 * What a signer says of itself.
 *
 * @param recorded signatures in its record, of all times
 * @param signed new signatures since it started; the following two likewise
 * @param repeated signatures given again for the same transaction
 * @param refused transactions and quotes
 * @param quotes where it holds the quoter's key
 */
public record SignerStatus(
        long startedAtMs,
        long recorded,
        long signed,
        long repeated,
        long refused,
        Optional<LastRefusal> lastRefusal,
        List<RoleStatus> roles,
        Optional<QuoteStatus> quotes) {
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

    /**
     * Firm quotes, since it started.
     *
     * @param recorded of the last two days, in its record
     */
    public record QuoteStatus(long signed, long repeated, long refused, long recorded, List<Budget> budgets) {
        public QuoteStatus {
            budgets = List.copyOf(budgets);
        }
    }

    /** Collateral that the quotes of the last hour may lock, and the most that they may; base units of the token. */
    public record Budget(String token, long ofHour, long mostOfHour) {}
}
