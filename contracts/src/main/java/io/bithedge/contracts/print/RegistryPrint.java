package io.bithedge.contracts.print;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.address.Principal;

/** What policy-registry prints. Source: policy-registry.clar. */
public sealed interface RegistryPrint extends Print {
    /** {@code minRateBps}: a year's rate of the premium floor. */
    record Initialised(long collateralRatioBps, long minRateBps, long height) implements RegistryPrint {}

    /** {@code amount} in sats, collateral and premium in base units of the token, premium with the fee; {@code validUntil} in seconds. */
    record PolicyCreated(
            long policyId,
            Principal owner,
            Bytes quoteId,
            Principal buyer,
            String policyType,
            String style,
            long strike,
            long amount,
            long expirationHeight,
            String token,
            String tier,
            long collateral,
            long premium,
            long btcReference,
            long stxReference,
            long validUntil,
            long btcPrice,
            long stxPrice,
            long height)
            implements RegistryPrint {}

    /** {@code time}: seconds, of the request's block. */
    record ActivationRequested(long policyId, Principal owner, long height, long time) implements RegistryPrint {}

    record ActivationLapsed(long policyId, Principal owner, long requestedAt, long height) implements RegistryPrint {}

    /**
     * {@code shortfall}: what was owed above the collateral; 2^63 - 1 stands for more. Prices and the heights of their records are 0
     * where none was used.
     */
    record PolicyClosed(
            long policyId,
            Principal owner,
            String status,
            long btcPrice,
            long btcAt,
            long stxPrice,
            long stxAt,
            long payout,
            long shortfall,
            long height)
            implements RegistryPrint {}

    /** One policy of a list was skipped; {@code code} as in `(err uNNN)`. */
    record ItemFailed(long policyId, long code) implements RegistryPrint {}
}
