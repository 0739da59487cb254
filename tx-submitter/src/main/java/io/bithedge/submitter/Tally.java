package io.bithedge.submitter;

/** Counts since the process started, for the metrics. */
final class Tally {
    private long replacements;
    private long parks;
    private long nonceTroubles;

    void count(Outgoing record) {
        if (record.phase() == Phase.REPLACED) {
            replacements++;
        }
        if (record.phase() == Phase.PARKED) {
            parks++;
        }
    }

    void nonceTrouble() {
        nonceTroubles++;
    }

    long replacements() {
        return replacements;
    }

    long parks() {
        return parks;
    }

    long nonceTroubles() {
        return nonceTroubles;
    }
}
