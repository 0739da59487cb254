package io.bithedge.contracts.print;

import io.bithedge.stacks.address.Principal;
import java.util.List;

/** What price-oracle prints; {@code observedAt} in seconds. Source: price-oracle.clar. */
public sealed interface OraclePrint extends Print {
    /** One submitter's word: no record yet. */
    record PriceObserved(String asset, long price, long height, long observedAt, Principal submitter)
            implements OraclePrint {}

    /** {@code previous}: height of the record before, 0 for the first; {@code submitters}: those who agreed. */
    record PriceRecorded(
            String asset, long price, long height, long previous, long observedAt, List<Principal> submitters)
            implements OraclePrint {
        public PriceRecorded {
            submitters = List.copyOf(submitters);
        }
    }
}
