package io.bithedge.cli.follow;

import io.bithedge.ledger.Hash32;
import java.util.ArrayList;
import java.util.List;

/**
 * What the chain's own facts say the next epoch must be.
 *
 * @param weight sub-units
 * @param capacity the most there may be, base units: an allocator may sell less
 */
public record Expectation(long epoch, long weight, long capacity, Hash32 root) {
    /** Where a proposal differs, in words; empty when it is honest. */
    public List<String> lies(Proposal proposal) {
        List<String> lies = new ArrayList<>();
        if (proposal.epoch() != epoch) {
            lies.add("epoch %d, expected %d".formatted(proposal.epoch(), epoch));
        }
        lies.addAll(lies(proposal.weight(), proposal.capacity(), proposal.root()));
        return lies;
    }

    List<String> lies(long weightThere, long capacityThere, Hash32 rootThere) {
        List<String> lies = new ArrayList<>();
        if (weightThere != weight) {
            lies.add("weight %d, expected %d".formatted(weightThere, weight));
        }
        if (capacityThere > capacity) {
            lies.add("capacity %d, expected at most %d".formatted(capacityThere, capacity));
        }
        if (!rootThere.equals(root)) {
            lies.add("root %s, expected %s".formatted(rootThere, root));
        }
        return lies;
    }
}
