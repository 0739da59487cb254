package io.bithedge.contracts.print;

import io.bithedge.contracts.print.VaultPrint.CollateralLocked;
import io.bithedge.contracts.print.VaultPrint.EpochOpened;
import io.bithedge.contracts.print.VaultPrint.ExitRequested;
import io.bithedge.contracts.print.VaultPrint.FeesSwept;
import io.bithedge.contracts.print.VaultPrint.FundsDeposited;
import io.bithedge.contracts.print.VaultPrint.FundsWithdrawn;
import io.bithedge.contracts.print.VaultPrint.Initialised;
import io.bithedge.contracts.print.VaultPrint.PausedSet;
import io.bithedge.contracts.print.VaultPrint.PolicySettled;
import java.util.Map;

/** What liquidity-pool-vault prints. Source: liquidity-pool-vault.clar. */
final class VaultPrints {
    private static final int ROOT_BYTES = 32;

    static final Map<String, PrintDecoder> DECODERS = Map.ofEntries(
            Map.entry("initialised", VaultPrints::initialised),
            Map.entry("funds-deposited", VaultPrints::fundsDeposited),
            Map.entry("exit-requested", VaultPrints::exitRequested),
            Map.entry("funds-withdrawn", VaultPrints::fundsWithdrawn),
            Map.entry("epoch-opened", VaultPrints::epochOpened),
            Map.entry("collateral-locked", VaultPrints::collateralLocked),
            Map.entry("policy-settled", VaultPrints::policySettled),
            Map.entry("fees-swept", VaultPrints::feesSwept),
            Map.entry("paused-set", print -> new PausedSet(print.flag("paused"))),
            Map.entry("role-announced", RolePrints::roleAnnounced),
            Map.entry("role-applied", RolePrints::roleApplied),
            Map.entry("key-announced", RolePrints::keyAnnounced),
            Map.entry("key-applied", RolePrints::keyApplied));

    private VaultPrints() {}

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

    private static FundsDeposited fundsDeposited(PrintFields print) {
        return new FundsDeposited(
                print.principal("provider"),
                print.token(),
                print.tier(),
                print.number("epoch"),
                print.number("amount"));
    }

    private static ExitRequested exitRequested(PrintFields print) {
        return new ExitRequested(
                print.principal("provider"),
                print.token(),
                print.tier(),
                print.number("epoch"),
                print.number("amount"));
    }

    private static FundsWithdrawn fundsWithdrawn(PrintFields print) {
        return new FundsWithdrawn(
                print.principal("provider"),
                print.token(),
                print.tier(),
                print.number("epoch"),
                print.number("capital"),
                print.number("premium"));
    }

    private static EpochOpened epochOpened(PrintFields print) {
        return new EpochOpened(
                print.token(),
                print.tier(),
                print.number("epoch"),
                print.number("starts-at"),
                print.number("ends-at"),
                print.number("weight"),
                print.number("capacity"),
                print.bytes("root", ROOT_BYTES));
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

    private static FeesSwept feesSwept(PrintFields print) {
        return new FeesSwept(print.token(), print.number("amount"), print.principal("recipient"));
    }
}
