package io.bithedge.contracts.print;

import io.bithedge.contracts.print.VaultPrintV1.CollateralLocked;
import io.bithedge.contracts.print.VaultPrintV1.Initialised;
import io.bithedge.contracts.print.VaultPrintV1.PausedSet;
import io.bithedge.contracts.print.VaultPrintV1.PolicySettled;
import java.util.Map;

/** What liquidity-pool-vault of version 1 prints. Source: liquidity-pool-vault.clar. */
final class VaultPrintsV1 {
    static final Map<String, PrintDecoder> DECODERS = Map.ofEntries(
            Map.entry("initialised", VaultPrintsV1::initialised),
            Map.entry("funds-deposited", VaultPrints::fundsDeposited),
            Map.entry("exit-requested", VaultPrints::exitRequested),
            Map.entry("funds-withdrawn", VaultPrints::fundsWithdrawn),
            Map.entry("epoch-opened", VaultPrints::epochOpened),
            Map.entry("collateral-locked", VaultPrintsV1::collateralLocked),
            Map.entry("policy-settled", VaultPrintsV1::policySettled),
            Map.entry("fees-swept", VaultPrints::feesSwept),
            Map.entry("paused-set", print -> new PausedSet(print.flag("paused"))),
            Map.entry("role-announced", RolePrintsV1::roleAnnounced),
            Map.entry("role-applied", RolesPrints::roleApplied),
            Map.entry("key-announced", RolePrintsV1::keyAnnounced),
            Map.entry("key-applied", RolePrintsV1::keyApplied));

    private VaultPrintsV1() {}

    private static Initialised initialised(PrintFields print) {
        return new Initialised(
                print.principal("owner"),
                print.principal("guardian"),
                print.principal("allocator"),
                print.principal("registry"),
                print.principal("fee-recipient"),
                print.publicKey("authoriser"),
                print.number("fee-bps"),
                print.number("epoch-blocks"),
                print.number("starts-at"),
                print.number("ends-at"));
    }

    private static CollateralLocked collateralLocked(PrintFields print) {
        return new CollateralLocked(
                print.number("policy-id"),
                print.token(),
                print.tier(),
                print.number("epoch"),
                print.number("collateral"),
                print.number("premium"),
                print.number("fee"));
    }

    private static PolicySettled policySettled(PrintFields print) {
        return new PolicySettled(
                print.number("policy-id"),
                print.token(),
                print.tier(),
                print.number("epoch"),
                print.number("collateral"),
                print.number("payout"),
                print.number("premium"));
    }
}
