package io.bithedge.submitter.state;

import io.bithedge.submitter.value.SubmittedTransaction;
import io.bithedge.submitter.value.TransactionState;

/** Counts since the process started, for the metrics. */
public final class Tally {
    private long replacements;
    private long parks;
    private long nonceTroubles;

    public void count(SubmittedTransaction record) {
        if (record.state() == TransactionState.REPLACED) {
            replacements++;
        }
        if (record.state() == TransactionState.PARKED) {
            parks++;
        }
    }

    public void nonceTrouble() {
        nonceTroubles++;
    }

    public long replacements() {
        return replacements;
    }

    public long parks() {
        return parks;
    }

    public long nonceTroubles() {
        return nonceTroubles;
    }
}
