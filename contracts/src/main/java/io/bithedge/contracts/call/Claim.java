package io.bithedge.contracts.call;

import io.bithedge.contracts.call.FunctionCall.Argument;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.clarity.ClarityValue;
import java.util.List;
import java.util.Map;

/** What a withdrawal stands on: the arguments {@code leaf} and {@code proof} of the vault. Source: liquidity-pool-vault.clar. */
public sealed interface Claim {
    /** How many vintages a leaf names at most. */
    int MOST_WEIGHTS = 400;

    /** How many steps a proof has at most. */
    int MOST_STEPS = 40;

    /** Of a provider who is in no root: what he deposited in this epoch. */
    record WithoutLeaf() implements Claim {}

    /** {@code steps} from the leaf up. */
    record WithLeaf(Leaf shown, List<Step> steps) implements Claim {
        public WithLeaf {
            steps = List.copyOf(steps);
        }
    }

    /** An account at the opening of an epoch; opening in base units, the rest in sub-units. */
    record Leaf(
            Principal provider,
            String token,
            String tier,
            long epoch,
            long opening,
            long settledBurden,
            long settledPremium,
            List<Weight> weights) {
        public Leaf {
            weights = List.copyOf(weights);
        }

        ClarityValue tuple() {
            return ClarityValue.tuple(Map.of(
                    "provider", ClarityValue.principal(provider),
                    "token", ClarityValue.ascii(token),
                    "tier", ClarityValue.ascii(tier),
                    "epoch", ClarityValue.uint(epoch),
                    "opening", ClarityValue.uint(opening),
                    "settled-burden", ClarityValue.uint(settledBurden),
                    "settled-premium", ClarityValue.uint(settledPremium),
                    "weights",
                            ClarityValue.list(
                                    weights.stream().map(Weight::tuple).toList())));
        }
    }

    /** His part of one vintage, sub-units. */
    record Weight(long epoch, long weight) {
        ClarityValue tuple() {
            return ClarityValue.tuple(Map.of("epoch", ClarityValue.uint(epoch), "weight", ClarityValue.uint(weight)));
        }
    }

    /** One node up: the other child of it, 32 bytes and the sum below it, and on which side that is. */
    record Step(Bytes hash, long sum, boolean isLeft) {
        ClarityValue tuple() {
            return ClarityValue.tuple(Map.of(
                    "hash", ClarityValue.buffer(hash),
                    "sum", ClarityValue.uint(sum),
                    "left", ClarityValue.bool(isLeft)));
        }
    }

    /** The argument of this name. */
    default Argument leaf() {
        String type = ("(optional {provider: principal, token: (string-ascii 4), tier: (string-ascii 12), epoch: uint,"
                        + " opening: uint, settled-burden: uint, settled-premium: uint,"
                        + " weights: (list %d {epoch: uint, weight: uint})})")
                .formatted(MOST_WEIGHTS);
        return new Argument(
                "leaf",
                type,
                switch (this) {
                    case WithoutLeaf() -> ClarityValue.none();
                    case WithLeaf(Leaf shown, List<Step> ignored) -> ClarityValue.some(shown.tuple());
                });
    }

    /** The argument of this name. */
    default Argument proof() {
        List<Step> steps = switch (this) {
            case WithoutLeaf() -> List.of();
            case WithLeaf(Leaf ignored, List<Step> all) -> all;
        };
        return new Argument(
                "proof",
                "(list %d {hash: (buff 32), sum: uint, left: bool})".formatted(MOST_STEPS),
                ClarityValue.list(steps.stream().map(Step::tuple).toList()));
    }
}
