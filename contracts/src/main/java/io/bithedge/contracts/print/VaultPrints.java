package io.bithedge.contracts.print;

import io.bithedge.contracts.print.VaultPrint.BookClosed;
import io.bithedge.contracts.print.VaultPrint.CollateralLocked;
import io.bithedge.contracts.print.VaultPrint.EpochOpened;
import io.bithedge.contracts.print.VaultPrint.EpochProposed;
import io.bithedge.contracts.print.VaultPrint.ExitRequested;
import io.bithedge.contracts.print.VaultPrint.FeesSwept;
import io.bithedge.contracts.print.VaultPrint.FundsDeposited;
import io.bithedge.contracts.print.VaultPrint.FundsWithdrawn;
import io.bithedge.contracts.print.VaultPrint.Initialised;
import io.bithedge.contracts.print.VaultPrint.OpeningVetoed;
import io.bithedge.contracts.print.VaultPrint.PolicySettled;
import io.bithedge.contracts.print.VaultPrint.PolicyVoided;
import io.bithedge.contracts.print.VaultPrint.Share;
import io.bithedge.contracts.print.VaultPrint.Shares;
import java.util.Map;

/** What liquidity-pool-vault prints. Source: liquidity-pool-vault.clar. */
final class VaultPrints {
    private static final int ROOT_BYTES = 32;

    static final Map<String, PrintDecoder> DECODERS = Map.ofEntries(
            Map.entry("initialised", VaultPrints::initialised),
            Map.entry("funds-deposited", VaultPrints::fundsDeposited),
            Map.entry("exit-requested", VaultPrints::exitRequested),
            Map.entry("funds-withdrawn", VaultPrints::fundsWithdrawn),
            Map.entry("epoch-proposed", VaultPrints::epochProposed),
            Map.entry("epoch-opened", VaultPrints::epochOpened),
            Map.entry("opening-vetoed", VaultPrints::openingVetoed),
            Map.entry("book-closed", VaultPrints::bookClosed),
            Map.entry("collateral-locked", VaultPrints::collateralLocked),
            Map.entry("policy-settled", VaultPrints::policySettled),
            Map.entry("policy-voided", VaultPrints::policyVoided),
            Map.entry("fees-swept", VaultPrints::feesSwept));

    private VaultPrints() {}

    private static Initialised initialised(PrintFields print) {
        return new Initialised(
                print.number("fee-bps"),
                print.number("epoch-blocks"),
                print.number("root-delay-blocks"),
                print.number("grace-blocks"),
                print.number("stx-utilisation-bps"),
                print.number("sbtc-utilisation-bps"),
                shares(print.inside("shares")),
                print.number("starts-at"),
                print.number("ends-at"));
    }

    private static Shares shares(PrintFields shares) {
        return new Shares(
                share(shares.inside("conservative")),
                share(shares.inside("balanced")),
                share(shares.inside("aggressive")));
    }

    private static Share share(PrintFields share) {
        return new Share(share.number("policy-bps"), share.number("day-bps"));
    }

    static FundsDeposited fundsDeposited(PrintFields print) {
        return new FundsDeposited(
                print.principal("provider"),
                print.token(),
                print.tier(),
                print.number("epoch"),
                print.number("amount"));
    }

    static ExitRequested exitRequested(PrintFields print) {
        return new ExitRequested(
                print.principal("provider"),
                print.token(),
                print.tier(),
                print.number("epoch"),
                print.number("amount"));
    }

    static FundsWithdrawn fundsWithdrawn(PrintFields print) {
        return new FundsWithdrawn(
                print.principal("provider"),
                print.token(),
                print.tier(),
                print.number("epoch"),
                print.number("capital"),
                print.number("premium"));
    }

    static EpochOpened epochOpened(PrintFields print) {
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

    static FeesSwept feesSwept(PrintFields print) {
        return new FeesSwept(print.token(), print.number("amount"), print.principal("recipient"));
    }

    private static EpochProposed epochProposed(PrintFields print) {
        return new EpochProposed(
                print.token(),
                print.tier(),
                print.number("epoch"),
                print.number("weight"),
                print.number("capacity"),
                print.bytes("root", ROOT_BYTES),
                print.number("confirmable-at"));
    }

    private static OpeningVetoed openingVetoed(PrintFields print) {
        return new OpeningVetoed(print.token(), print.tier(), print.number("epoch"));
    }

    private static BookClosed bookClosed(PrintFields print) {
        return new BookClosed(print.token(), print.tier(), print.number("epoch"), print.number("height"));
    }

    private static CollateralLocked collateralLocked(PrintFields print) {
        return new CollateralLocked(
                print.number("policy-id"),
                print.principal("registry"),
                print.principal("owner"),
                print.token(),
                print.tier(),
                print.number("epoch"),
                print.number("collateral"),
                print.number("premium"),
                print.number("expiration-height"),
                print.number("fee"));
    }

    private static PolicySettled policySettled(PrintFields print) {
        return new PolicySettled(
                print.number("policy-id"),
                print.principal("registry"),
                print.principal("owner"),
                print.token(),
                print.tier(),
                print.number("epoch"),
                print.number("collateral"),
                print.number("premium"),
                print.number("expiration-height"),
                print.number("payout"));
    }

    private static PolicyVoided policyVoided(PrintFields print) {
        return new PolicyVoided(
                print.number("policy-id"),
                print.principal("registry"),
                print.principal("owner"),
                print.token(),
                print.tier(),
                print.number("epoch"),
                print.number("collateral"),
                print.number("premium"),
                print.number("expiration-height"));
    }
}
