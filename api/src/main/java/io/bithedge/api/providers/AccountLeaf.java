package io.bithedge.api.providers;

import io.bithedge.ledger.EpochWeights;
import io.bithedge.ledger.claim.Leaf;
import io.bithedge.ledger.unit.Epoch;
import io.bithedge.ledger.unit.SubUnits;
import io.bithedge.ledger.unit.Units;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An account as its epoch opened, as a withdrawal shows it to the vault. `opening`: deposits less withdrawals; `settledBurden` and
 * `settledPremium`: its part of the losses and premium of epochs that are over for good; `weights`: in the others, ascending.
 */
public record AccountLeaf(Units opening, SubUnits settledBurden, SubUnits settledPremium, List<LeafWeight> weights) {
    public static AccountLeaf of(Leaf leaf) {
        EpochWeights weights = leaf.weights();
        return new AccountLeaf(
                new Units(leaf.book().token(), leaf.opening()),
                new SubUnits(leaf.settledBurden()),
                new SubUnits(leaf.settledPremium()),
                IntStream.range(0, weights.size())
                        .mapToObj(i -> new LeafWeight(new Epoch(weights.epochAt(i)), new SubUnits(weights.weightAt(i))))
                        .toList());
    }
}
