package io.bithedge.pool.prepare;

import io.bithedge.contracts.call.Claim;
import io.bithedge.ledger.EpochWeights;
import io.bithedge.ledger.claim.Leaf;
import io.bithedge.ledger.claim.ProvenLeaf;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.address.Principal;
import java.util.List;
import java.util.stream.IntStream;

/** A proven leaf as the vault takes it. */
final class ClaimArguments {
    private ClaimArguments() {}

    static Claim of(ProvenLeaf proven) {
        return new Claim.WithLeaf(
                leaf(proven.leaf()),
                proven.steps().stream()
                        .map(step -> new Claim.Step(Bytes.copyOf(step.hash().bytes()), step.sum(), step.isLeft()))
                        .toList());
    }

    private static Claim.Leaf leaf(Leaf leaf) {
        return new Claim.Leaf(
                Principal.parse(leaf.provider()),
                leaf.book().token().name(),
                leaf.book().tier().chainName(),
                leaf.epoch(),
                leaf.opening(),
                leaf.settledBurden(),
                leaf.settledPremium(),
                weights(leaf.weights()));
    }

    private static List<Claim.Weight> weights(EpochWeights weights) {
        return IntStream.range(0, weights.size())
                .mapToObj(i -> new Claim.Weight(weights.epochAt(i), weights.weightAt(i)))
                .toList();
    }
}
