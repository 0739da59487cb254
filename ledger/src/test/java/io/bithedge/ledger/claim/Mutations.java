package io.bithedge.ledger.claim;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.EpochWeights;
import io.bithedge.ledger.Hash32;
import io.bithedge.ledger.claim.ProvenLeaf.Step;
import io.bithedge.ledger.sequence.Addresses;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.LongStream;

/** Leaves and paths that differ from a true one in one place. */
final class Mutations {
    private Mutations() {}

    static List<ProvenLeaf> of(ProvenLeaf shown, Random random) {
        List<ProvenLeaf> others = new ArrayList<>();
        leaves(shown.leaf(), random).forEach(leaf -> others.add(new ProvenLeaf(leaf, shown.steps())));
        steps(shown.steps(), random).forEach(steps -> others.add(new ProvenLeaf(shown.leaf(), steps)));
        return others;
    }

    /** The leaf with other weights and of another epoch. */
    static Leaf with(Leaf leaf, Function<EpochWeights, EpochWeights> weights, long epoch) {
        return new Leaf(
                leaf.book(),
                leaf.provider(),
                epoch,
                leaf.opening(),
                leaf.settledBurden(),
                leaf.settledPremium(),
                weights.apply(leaf.weights()));
    }

    private static List<Leaf> leaves(Leaf it, Random random) {
        long more = 1L + random.nextInt(1 << 20);
        List<Leaf> others = new ArrayList<>();
        others.add(copy(it, it.provider(), new long[] {it.opening() + more, it.settledBurden(), it.settledPremium()}));
        others.add(copy(it, it.provider(), new long[] {it.opening(), it.settledBurden() + more, it.settledPremium()}));
        others.add(copy(it, it.provider(), new long[] {it.opening(), it.settledBurden(), it.settledPremium() + more}));
        others.add(copy(it, Addresses.of(-more), new long[] {it.opening(), it.settledBurden(), it.settledPremium()}));
        others.add(with(it, Function.identity(), it.epoch() + more));
        for (BookId book : BookId.all()) {
            if (!book.equals(it.book())) {
                others.add(new Leaf(
                        book,
                        it.provider(),
                        it.epoch(),
                        it.opening(),
                        it.settledBurden(),
                        it.settledPremium(),
                        it.weights()));
            }
        }
        for (int i = 0; i < it.weights().size(); i++) {
            int at = i;
            others.add(with(it, weights -> weightAt(weights, at, more), it.epoch()));
            others.add(with(it, weights -> without(weights, at), it.epoch()));
        }
        return others;
    }

    private static List<List<Step>> steps(List<Step> steps, Random random) {
        List<List<Step>> others = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            byte[] hash = step.hash().bytes();
            hash[random.nextInt(32)] ^= (byte) (1 << random.nextInt(8));
            long sum = step.sum() > 0 && random.nextBoolean() ? step.sum() - 1 : step.sum() + 1;
            others.add(replaced(steps, i, new Step(Hash32.of(hash), step.sum(), step.isLeft())));
            others.add(replaced(steps, i, new Step(step.hash(), sum, step.isLeft())));
            others.add(replaced(steps, i, new Step(step.hash(), Long.MAX_VALUE, step.isLeft())));
            others.add(replaced(steps, i, new Step(step.hash(), step.sum(), !step.isLeft())));
            List<Step> fewer = new ArrayList<>(steps);
            fewer.remove(i);
            others.add(fewer);
        }
        List<Step> more = new ArrayList<>(steps);
        more.add(new Step(Hash32.ZERO, 0, false));
        others.add(more);
        return others;
    }

    private static Leaf copy(Leaf it, String provider, long[] amounts) {
        return new Leaf(it.book(), provider, it.epoch(), amounts[0], amounts[1], amounts[2], it.weights());
    }

    private static EpochWeights weightAt(EpochWeights weights, int at, long more) {
        long[] epochs = LongStream.range(0, weights.size())
                .map(i -> weights.epochAt((int) i))
                .toArray();
        long[] changed = LongStream.range(0, weights.size())
                .map(i -> weights.weightAt((int) i) + (i == at ? more : 0))
                .toArray();
        return EpochWeights.of(epochs, changed);
    }

    private static EpochWeights without(EpochWeights weights, int at) {
        long[] left = LongStream.range(0, weights.size()).filter(i -> i != at).toArray();
        return EpochWeights.of(
                LongStream.of(left).map(i -> weights.epochAt((int) i)).toArray(),
                LongStream.of(left).map(i -> weights.weightAt((int) i)).toArray());
    }

    private static List<Step> replaced(List<Step> steps, int at, Step step) {
        List<Step> changed = new ArrayList<>(steps);
        changed.set(at, step);
        return changed;
    }
}
