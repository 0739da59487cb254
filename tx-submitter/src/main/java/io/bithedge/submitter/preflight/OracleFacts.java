package io.bithedge.submitter.preflight;

import java.util.List;
import java.util.Map;

/**
 * What of roles and oracle decides a submission. Source: pool-roles#get-submitters, price-oracle#get-price, #get-observation.
 *
 * @param burnHeight the burn height that the next block has at least.
 * @param quorum so many that agree make a record.
 * @param last key: asset, value: its last record.
 * @param observations what each submitter saw last.
 */
record OracleFacts(
        long burnHeight,
        List<String> submitters,
        long quorum,
        Map<String, LastRecord> last,
        Map<SeenBy, Observation> observations) {
    OracleFacts {
        submitters = List.copyOf(submitters);
        last = Map.copyOf(last);
        observations = Map.copyOf(observations);
    }

    record LastRecord(long height, long observedAt) {
        static final LastRecord NONE = new LastRecord(0, 0);
    }

    record SeenBy(String asset, String submitter) {}

    /** {@code observedAt}: seconds. */
    record Observation(long price, long height, long observedAt) {}
}
