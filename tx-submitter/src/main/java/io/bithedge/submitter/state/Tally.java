package io.bithedge.submitter.state;

import io.bithedge.submitter.value.Outgoing;
import io.bithedge.submitter.value.Phase;

/** Counts since the process started, for the metrics. */
public final class Tally {
    private long replacements;
    private long parks;
    private long nonceTroubles;

    public void count(Outgoing record) {
        if (record.phase() == Phase.REPLACED) {
            replacements++;
        }
        if (record.phase() == Phase.PARKED) {
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
