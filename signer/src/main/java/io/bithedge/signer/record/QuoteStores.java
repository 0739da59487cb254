package io.bithedge.signer.record;

import java.io.IOException;
import java.time.LocalDate;
import java.util.SortedSet;

/** A store for the quotes of each day (UTC): a quote lives for minutes, and a record of all of them would never end. */
public interface QuoteStores {
    /** Days of which there is one. */
    SortedSet<LocalDate> days() throws IOException;

    /** Makes one where there is none. */
    RecordStore open(LocalDate day) throws IOException;
}
