package io.bithedge.watcher.decode;

import io.bithedge.schemas.avro.OracleInitialised;
import io.bithedge.schemas.avro.PriceHeld;
import io.bithedge.schemas.avro.PriceRecorded;
import io.bithedge.schemas.avro.SubmitterRemoved;
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

    private static OracleInitialised initialised(Print print) {
        return OracleInitialised.newBuilder()
                .setOwner(print.principal("owner"))
                .setGuardian(print.principal("guardian"))
                .setSubmitters(print.principals("submitters"))
                .setHeight(print.number("height"))
                .build();
    }

    private static PriceRecorded priceRecorded(Print print) {
        return PriceRecorded.newBuilder()
                .setAsset(print.asset())
                .setPrice(print.number("price"))
                .setHeight(print.number("height"))
                .setObservedAt(print.number("observed-at"))
                .setSubmitter(print.principal("submitter"))
                .build();
    }

    private static PriceHeld priceHeld(Print print) {
        return PriceHeld.newBuilder()
                .setAsset(print.asset())
                .setPrice(print.number("price"))
                .setHeight(print.number("height"))
                .setObservedAt(print.number("observed-at"))
                .setSubmitter(print.principal("submitter"))
                .build();
    }
}
