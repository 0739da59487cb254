package io.bithedge.contracts.print;

import io.bithedge.stacks.address.Principal;
import java.util.List;

/** What price-oracle of version 1 prints. Source: price-oracle.clar. */
public sealed interface OraclePrintV1 extends Print {
    record Initialised(Principal owner, Principal guardian, List<Principal> submitters, long height)
            implements OraclePrintV1 {
        public Initialised {
            submitters = List.copyOf(submitters);
        }
    }

    /** {@code observedAt}: as the submitter gave it. */
    record PriceRecorded(String asset, long price, long height, long observedAt, Principal submitter)
            implements OraclePrintV1 {}

    /** Too far from the last price: counts when another submitter confirms it. */
    record PriceHeld(String asset, long price, long height, long observedAt, Principal submitter)
            implements OraclePrintV1 {}
}
