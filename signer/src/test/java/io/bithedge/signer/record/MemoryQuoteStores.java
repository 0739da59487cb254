package io.bithedge.signer.record;

import java.time.LocalDate;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** A disk a day. */
public final class MemoryQuoteStores implements QuoteStores {
    private final SortedMap<LocalDate, MemoryStore> stores = new TreeMap<>();

    @Override
    public SortedSet<LocalDate> days() {
        return new TreeSet<>(stores.keySet());
    }

    @Override
    public MemoryStore open(LocalDate day) {
        return stores.computeIfAbsent(day, any -> new MemoryStore());
    }
}
