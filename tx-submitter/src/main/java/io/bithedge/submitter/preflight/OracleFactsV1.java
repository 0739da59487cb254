package io.bithedge.submitter.preflight;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What of the oracle decides a submission. Source: price-oracle#get-settings, #get-price, #get-recorded-price, #get-held-price.
 *
 * @param burnHeight the burn height that the next block has at least.
 * @param last key: asset, value: its last recorded price.
 * @param taken the assets that have a price for `burnHeight` already.
 * @param held the prices that wait for a second submitter.
 */
record OracleFactsV1(
        long burnHeight,
        List<String> submitters,
        Map<String, Quoted> last,
        Set<String> taken,
        Map<HeldBy, Quoted> held) {
    OracleFactsV1 {
        submitters = List.copyOf(submitters);
        last = Map.copyOf(last);
        taken = Set.copyOf(taken);
        held = Map.copyOf(held);
    }

    record HeldBy(String asset, String submitter) {}

    /** A price of a burn height. */
    record Quoted(long price, long height) {}
}
