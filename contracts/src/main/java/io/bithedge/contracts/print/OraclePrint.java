package io.bithedge.contracts.print;

import io.bithedge.stacks.address.Principal;
import java.util.List;

/** What price-oracle prints. Source: price-oracle.clar. */
public sealed interface OraclePrint extends Print {
    record Initialised(Principal owner, Principal guardian, List<Principal> submitters, long height)
            implements OraclePrint {
        public Initialised {
            submitters = List.copyOf(submitters);
        }
    }

    /** {@code observedAt}: as the submitter gave it. */
    record PriceRecorded(String asset, long price, long height, long observedAt, Principal submitter)
            implements OraclePrint {}

    /** Too far from the last price: counts when another submitter confirms it. */
    record PriceHeld(String asset, long price, long height, long observedAt, Principal submitter)
            implements OraclePrint {}

    record SubmitterRemoved(Principal account) implements OraclePrint {}
}
