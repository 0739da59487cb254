package io.bithedge.watcher.audit;

import io.bithedge.schemas.avro.ChainRecord;
import java.util.List;

/** A number over records and their order, to see cheaply that two runs of records differ. Tells nothing about how. */
final class Fingerprint {
    private static final long PRIME = 1_099_511_628_211L;

    private Fingerprint() {}

    static long start() {
        return 7;
    }

    static long add(long before, ChainRecord record) {
        return before * PRIME + record.hashCode();
    }

    static long of(List<ChainRecord> records) {
        long fingerprint = start();
        for (ChainRecord each : records) {
            fingerprint = add(fingerprint, each);
        }
        return fingerprint;
    }
}
