package io.bithedge.contracts.print;

import io.bithedge.contracts.print.OraclePrintV1.Initialised;
import io.bithedge.contracts.print.OraclePrintV1.PriceHeld;
import io.bithedge.contracts.print.OraclePrintV1.PriceRecorded;
import java.util.Map;

/** What price-oracle of version 1 prints. Source: price-oracle.clar. */
final class OraclePrintsV1 {
    static final Map<String, PrintDecoder> DECODERS = Map.of(
            "initialised", OraclePrintsV1::initialised,
            "price-recorded", OraclePrintsV1::priceRecorded,
            "price-held", OraclePrintsV1::priceHeld,
            "submitter-removed", RolesPrints::submitterRemoved,
            "role-announced", RolePrintsV1::roleAnnounced,
            "role-applied", RolesPrints::roleApplied);

    private OraclePrintsV1() {}

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
