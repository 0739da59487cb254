package io.bithedge.watcher.record;

import io.bithedge.contracts.print.OraclePrint;
import io.bithedge.schemas.avro.Asset;
import io.bithedge.schemas.avro.PriceObserved;
import io.bithedge.schemas.avro.PriceRecorded;
import io.bithedge.stacks.address.Principal;
import org.apache.avro.specific.SpecificRecord;

/** What price-oracle printed, as events. */
final class OracleEvents {
    private OracleEvents() {}

    static SpecificRecord of(OraclePrint print) {
        return switch (print) {
            case OraclePrint.PriceObserved it -> priceObserved(it);
            case OraclePrint.PriceRecorded it -> priceRecorded(it);
        };
    }

    private static PriceObserved priceObserved(OraclePrint.PriceObserved print) {
        return PriceObserved.newBuilder()
                .setAsset(Asset.valueOf(print.asset()))
                .setPrice(print.price())
                .setHeight(print.height())
                .setObservedAt(print.observedAt())
                .setSubmitter(print.submitter().toString())
                .build();
    }

    private static PriceRecorded priceRecorded(OraclePrint.PriceRecorded print) {
        return PriceRecorded.newBuilder()
                .setAsset(Asset.valueOf(print.asset()))
                .setPrice(print.price())
                .setHeight(print.height())
                .setPrevious(print.previous())
                .setObservedAt(print.observedAt())
                .setSubmitters(
                        print.submitters().stream().map(Principal::toString).toList())
                .build();
    }
}
