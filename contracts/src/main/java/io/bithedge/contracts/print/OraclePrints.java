package io.bithedge.contracts.print;

import io.bithedge.contracts.print.OraclePrint.Initialised;
import io.bithedge.contracts.print.OraclePrint.PriceHeld;
import io.bithedge.contracts.print.OraclePrint.PriceRecorded;
import io.bithedge.contracts.print.OraclePrint.SubmitterRemoved;
import java.util.Map;

/** What price-oracle prints. Source: price-oracle.clar. */
final class OraclePrints {
    static final Map<String, PrintDecoder> DECODERS = Map.of(
            "initialised", OraclePrints::initialised,
            "price-recorded", OraclePrints::priceRecorded,
            "price-held", OraclePrints::priceHeld,
            "submitter-removed", print -> new SubmitterRemoved(print.principal("account")),
            "role-announced", RolePrints::roleAnnounced,
            "role-applied", RolePrints::roleApplied);

    private OraclePrints() {}

    private static Initialised initialised(PrintFields print) {
        return new Initialised(
                print.principal("owner"),
                print.principal("guardian"),
                print.principals("submitters"),
                print.number("height"));
    }

    private static PriceRecorded priceRecorded(PrintFields print) {
        return new PriceRecorded(
                print.asset(),
                print.number("price"),
                print.number("height"),
                print.number("observed-at"),
                print.principal("submitter"));
    }

    private static PriceHeld priceHeld(PrintFields print) {
        return new PriceHeld(
                print.asset(),
                print.number("price"),
                print.number("height"),
                print.number("observed-at"),
                print.principal("submitter"));
    }
}
