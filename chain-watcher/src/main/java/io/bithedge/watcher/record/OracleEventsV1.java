package io.bithedge.watcher.record;

import io.bithedge.contracts.print.OraclePrintV1;
import io.bithedge.schemas.avro.Asset;
import io.bithedge.schemas.avro.OracleInitialised;
import io.bithedge.schemas.avro.PriceHeld;
import io.bithedge.schemas.avro.PriceRecorded;
import io.bithedge.stacks.address.Principal;
import org.apache.avro.specific.SpecificRecord;

/** What price-oracle of version 1 printed, as events. */
final class OracleEventsV1 {
    private OracleEventsV1() {}

    static SpecificRecord of(OraclePrintV1 print) {
        return switch (print) {
            case OraclePrintV1.Initialised it -> initialised(it);
            case OraclePrintV1.PriceRecorded it -> priceRecorded(it);
            case OraclePrintV1.PriceHeld it -> priceHeld(it);
        };
    }

    private static OracleInitialised initialised(OraclePrintV1.Initialised print) {
        return OracleInitialised.newBuilder()
                .setOwner(print.owner().toString())
                .setGuardian(print.guardian().toString())
                .setSubmitters(
                        print.submitters().stream().map(Principal::toString).toList())
                .setHeight(print.height())
                .build();
    }

    private static PriceRecorded priceRecorded(OraclePrintV1.PriceRecorded print) {
        return PriceRecorded.newBuilder()
                .setAsset(Asset.valueOf(print.asset()))
                .setPrice(print.price())
                .setHeight(print.height())
                .setObservedAt(print.observedAt())
                .setSubmitter(print.submitter().toString())
                .build();
    }

    private static PriceHeld priceHeld(OraclePrintV1.PriceHeld print) {
        return PriceHeld.newBuilder()
                .setAsset(Asset.valueOf(print.asset()))
                .setPrice(print.price())
                .setHeight(print.height())
                .setObservedAt(print.observedAt())
                .setSubmitter(print.submitter().toString())
                .build();
    }
}
