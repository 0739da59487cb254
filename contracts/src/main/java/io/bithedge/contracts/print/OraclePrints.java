package io.bithedge.contracts.print;

import io.bithedge.contracts.print.OraclePrint.PriceObserved;
import io.bithedge.contracts.print.OraclePrint.PriceRecorded;
import java.util.Map;

/** What price-oracle prints. Source: price-oracle.clar. */
final class OraclePrints {
    static final Map<String, PrintDecoder> DECODERS =
            Map.of("price-observed", OraclePrints::priceObserved, "price-recorded", OraclePrints::priceRecorded);

    private OraclePrints() {}

    private static PriceObserved priceObserved(PrintFields print) {
        return new PriceObserved(
                print.asset(),
                print.number("price"),
                print.number("height"),
                print.number("observed-at"),
                print.principal("submitter"));
    }

    private static PriceRecorded priceRecorded(PrintFields print) {
        return new PriceRecorded(
                print.asset(),
                print.number("price"),
                print.number("height"),
                print.number("previous"),
                print.number("observed-at"),
                print.principals("submitters"));
    }
}
