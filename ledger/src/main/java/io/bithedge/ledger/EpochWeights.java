package io.bithedge.ledger;

import java.util.Arrays;

/** The weights of one account by epoch, sub-units, ascending; an epoch without an entry has weight 0. Immutable. */
public final class EpochWeights {
    static final EpochWeights NONE = new EpochWeights(new long[0], new long[0]);

    private final long[] epochs;
    private final long[] weights;

    private EpochWeights(long[] epochs, long[] weights) {
        this.epochs = epochs;
        this.weights = weights;
    }

    /** For decoders. Epochs ascend strictly and weights are above 0, else IllegalArgumentException. */
    public static EpochWeights of(long[] epochs, long[] weights) {
        if (epochs.length != weights.length) {
            throw new IllegalArgumentException("%d epochs, %d weights".formatted(epochs.length, weights.length));
        }
        for (int i = 0; i < epochs.length; i++) {
            if (weights[i] <= 0 || (i > 0 && epochs[i] <= epochs[i - 1])) {
                throw new IllegalArgumentException("entry %d: epoch %d, weight %d".formatted(i, epochs[i], weights[i]));
            }
        }
        return new EpochWeights(epochs.clone(), weights.clone());
    }

    public int size() {
        return epochs.length;
    }

    /** Entry {@code i} in ascending order. */
    public long epochAt(int i) {
        return epochs[i];
    }

    public long weightAt(int i) {
        return weights[i];
    }

    public long of(long epoch) {
        int i = Arrays.binarySearch(epochs, epoch);
        return i < 0 ? 0 : weights[i];
    }

    /** Without the entries marked {@code dropped} and with one more epoch at the end; weight 0 leaves no entry. */
    EpochWeights next(boolean[] dropped, long epoch, long weight) {
        int kept = 0;
        long[] newEpochs = new long[epochs.length + 1];
        long[] newWeights = new long[epochs.length + 1];
        for (int i = 0; i < epochs.length; i++) {
            if (!dropped[i]) {
                newEpochs[kept] = epochs[i];
                newWeights[kept++] = weights[i];
            }
        }
        if (weight > 0) {
            newEpochs[kept] = epoch;
            newWeights[kept++] = weight;
        }
        return new EpochWeights(Arrays.copyOf(newEpochs, kept), Arrays.copyOf(newWeights, kept));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EpochWeights that
                && Arrays.equals(epochs, that.epochs)
                && Arrays.equals(weights, that.weights);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(epochs) + Arrays.hashCode(weights);
    }

    @Override
    public String toString() {
        return Arrays.toString(epochs) + "=" + Arrays.toString(weights);
    }
}
