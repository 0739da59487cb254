package io.bithedge.ledger;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The vintages of one book with their ratios, for reading accounts. Immutable: publish a new one through a volatile field.
 *
 * <p>A vintage that is over for good must stay in the table until every account was weighed at the closing that lists it as finished;
 * keeping it longer does no harm.
 */
public final class VintageTable {
    public static final VintageTable EMPTY = new VintageTable(new long[0], new VintageRatios[0]);

    private final long[] epochs;
    private final VintageRatios[] ratios;

    private VintageTable(long[] epochs, VintageRatios[] ratios) {
        this.epochs = epochs;
        this.ratios = ratios;
    }

    public static VintageTable of(LongMap<Vintage> vintages) {
        return EMPTY.updated(vintages);
    }

    /** A table of just these vintages; ratios of unchanged ones are taken over. */
    public VintageTable updated(LongMap<Vintage> vintages) {
        List<Vintage> all = vintages.values();
        long[] newEpochs = new long[all.size()];
        VintageRatios[] newRatios = new VintageRatios[all.size()];
        for (int i = 0; i < newEpochs.length; i++) {
            Vintage vintage = all.get(i);
            int known = indexOf(vintage.epoch());
            newEpochs[i] = vintage.epoch();
            newRatios[i] =
                    known >= 0 && ratios[known].vintage().equals(vintage) ? ratios[known] : VintageRatios.of(vintage);
        }
        return new VintageTable(newEpochs, newRatios);
    }

    /** This table with one vintage added or replaced. */
    public VintageTable with(Vintage vintage) {
        int known = indexOf(vintage.epoch());
        int place = known < 0 ? -known - 1 : known;
        int tail = known < 0 ? place : place + 1;
        int size = place + 1 + epochs.length - tail;
        long[] newEpochs = Arrays.copyOf(epochs, size);
        VintageRatios[] newRatios = Arrays.copyOf(ratios, size);
        newEpochs[place] = vintage.epoch();
        newRatios[place] = VintageRatios.of(vintage);
        System.arraycopy(epochs, tail, newEpochs, place + 1, epochs.length - tail);
        System.arraycopy(ratios, tail, newRatios, place + 1, ratios.length - tail);
        return new VintageTable(newEpochs, newRatios);
    }

    /** This table without one vintage. */
    public VintageTable without(long epoch) {
        int known = indexOf(epoch);
        if (known < 0) {
            return this;
        }
        long[] newEpochs = Arrays.copyOf(epochs, epochs.length - 1);
        VintageRatios[] newRatios = Arrays.copyOf(ratios, epochs.length - 1);
        System.arraycopy(epochs, known + 1, newEpochs, known, epochs.length - 1 - known);
        System.arraycopy(ratios, known + 1, newRatios, known, epochs.length - 1 - known);
        return new VintageTable(newEpochs, newRatios);
    }

    public Optional<Vintage> get(long epoch) {
        int index = indexOf(epoch);
        return index < 0 ? Optional.empty() : Optional.of(ratios[index].vintage());
    }

    /** Negative when the epoch is not in the table. */
    int indexOf(long epoch) {
        return Arrays.binarySearch(epochs, epoch);
    }

    VintageRatios at(int index) {
        return ratios[index];
    }
}
