package io.bithedge.contracts.print;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.address.Principal;

/** What policy-registry of version 1 prints otherwise than {@link RegistryPrint}. Source: policy-registry.clar. */
public sealed interface RegistryPrintV1 extends Print {
    /** {@code quoter}: a compressed secp256k1 public key. */
    record Initialised(Principal owner, Bytes quoter, long collateralRatioBps, long height)
            implements RegistryPrintV1 {}

    /** {@code amount} in sats, collateral and premium in base units of the token. */
    record PolicyCreated(
            long policyId,
            Principal owner,
            Bytes quoteId,
            String policyType,
            String style,
            long strike,
            long amount,
            long expirationHeight,
            String token,
            String tier,
            long collateral,
            long premium,
            long validUntil,
            long btcPrice,
            long stxPrice,
            long height)
            implements RegistryPrintV1 {}

    record ActivationRequested(long policyId, Principal owner, long height) implements RegistryPrintV1 {}

    /** {@code shortfall}: what was owed above the collateral; 2^63 - 1 stands for more. */
    record PolicyClosed(
            long policyId,
            Principal owner,
            String status,
            long btcPrice,
            long stxPrice,
            long payout,
            long shortfall,
            long height)
            implements RegistryPrintV1 {}
}
