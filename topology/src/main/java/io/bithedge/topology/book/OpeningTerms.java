package io.bithedge.topology.book;

import io.bithedge.ledger.CapacityRule;
import io.bithedge.ledger.claim.ClaimProofs;
import io.bithedge.ledger.claim.SumNode;
import io.bithedge.schemas.avro.ClaimNode;
import io.bithedge.schemas.avro.EpochClosing;
import io.bithedge.schemas.avro.EpochProposed;
import io.bithedge.schemas.avro.EpochTree;
import io.bithedge.schemas.avro.EpochWeighed;
import io.bithedge.schemas.avro.Hash32;
import io.bithedge.schemas.avro.OpeningState;
import io.bithedge.topology.map.ClaimNodeMapper;
import io.bithedge.topology.map.ClosingMapper;
import java.util.List;

/** What an opening says: weight in sub-units, capacity in base units. */
record OpeningTerms(long weight, long capacity, Hash32 root) {
    static OpeningTerms of(EpochProposed proposal) {
        return new OpeningTerms(proposal.getWeight(), proposal.getCapacity(), proposal.getRoot());
    }

    /** The closing and the answers of all account partitions are there. */
    static boolean areKnown(OpeningState state) {
        List<EpochWeighed> answers = state.getWeighings();
        return state.getClosing() != null
                && !answers.isEmpty()
                && answers.size() == answers.getFirst().getPartitions();
    }

    /** What we say that it must be, once that is known. */
    static OpeningTerms ours(OpeningState state) {
        SumNode root = new ClaimProofs(ClaimNodeMapper.decode(tree(state).getBuckets())).root();
        long capacity =
                CapacityRule.capacity(root.sum(), ClosingMapper.decode(state.getClosing()), state.getUtilisationBps());
        return new OpeningTerms(root.sum(), capacity, new Hash32(root.hash().bytes()));
    }

    static boolean areProposed(OpeningState state) {
        return ours(state).equals(of(state.getProposed()));
    }

    /** The claim tree behind our terms. */
    static EpochTree tree(OpeningState state) {
        EpochClosing closing = state.getClosing();
        List<ClaimNode> buckets = state.getWeighings().stream()
                .flatMap(answer -> answer.getBuckets().stream())
                .toList();
        return new EpochTree(closing.getToken(), closing.getTier(), closing.getEpoch() + 1, buckets);
    }

    @Override
    public String toString() {
        return "weight %d, capacity %d, root %s"
                .formatted(weight, capacity, io.bithedge.ledger.Hash32.of(root.bytes()));
    }
}
