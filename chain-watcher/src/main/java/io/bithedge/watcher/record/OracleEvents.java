package io.bithedge.watcher.record;

import io.bithedge.contracts.print.OraclePrint;
import io.bithedge.schemas.avro.Asset;
import io.bithedge.schemas.avro.OracleInitialised;
import io.bithedge.schemas.avro.PriceHeld;
import io.bithedge.schemas.avro.PriceRecorded;
import io.bithedge.schemas.avro.SubmitterRemoved;
import io.bithedge.stacks.address.Principal;
import org.apache.avro.specific.SpecificRecord;

/** What price-oracle printed, as events. */
final class OracleEvents {
    private OracleEvents() {}

    static SpecificRecord of(OraclePrint print) {
        return switch (print) {
            case OraclePrint.Initialised it -> initialised(it);
            case OraclePrint.PriceRecorded it -> priceRecorded(it);
            case OraclePrint.PriceHeld it -> priceHeld(it);
            case OraclePrint.SubmitterRemoved(Principal account) -> new SubmitterRemoved(account.toString());
        };
    }

    private static OracleInitialised initialised(OraclePrint.Initialised print) {
        return OracleInitialised.newBuilder()
                .setOwner(print.owner().toString())
                .setGuardian(print.guardian().toString())
                .setSubmitters(
                        print.submitters().stream().map(Principal::toString).toList())
                .setHeight(print.height())
                .build();
    }

    private static PriceRecorded priceRecorded(OraclePrint.PriceRecorded print) {
        return PriceRecorded.newBuilder()
                .setAsset(Asset.valueOf(print.asset()))
                .setPrice(print.price())
                .setHeight(print.height())
                .setObservedAt(print.observedAt())
                .setSubmitter(print.submitter().toString())
                .build();
    }

    private static PriceHeld priceHeld(OraclePrint.PriceHeld print) {
        return PriceHeld.newBuilder()
                .setAsset(Asset.valueOf(print.asset()))
                .setPrice(print.price())
                .setHeight(print.height())
                .setObservedAt(print.observedAt())
                .setSubmitter(print.submitter().toString())
                .build();
    }
}
