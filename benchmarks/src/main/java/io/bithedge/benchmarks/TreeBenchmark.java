package io.bithedge.benchmarks;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.EpochWeights;
import io.bithedge.ledger.Tier;
import io.bithedge.ledger.Token;
import io.bithedge.ledger.claim.ClaimProofs;
import io.bithedge.ledger.claim.ClaimSubtree;
import io.bithedge.ledger.claim.Leaf;
import io.bithedge.ledger.claim.ProvenLeaf;
import io.bithedge.ledger.merkle.Buckets;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.address.StacksAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.LongSupplier;

/**
 * The root over the leaves of an epoch, and proofs under it by a second pass over one bucket. Leaves are made as they are needed and not
 * kept; every one carries the weights of {@link #VINTAGES} vintages. Of the best round each; read as a ratio: what a proof costs beside the
 * root. Arguments: numbers of leaves.
 */
public final class TreeBenchmark {
    private static final BookId BOOK = new BookId(Token.STX, Tier.BALANCED);
    private static final int VINTAGES = 3;
    private static final long EPOCH = 100;
    private static final int ROUNDS = 5;
    private static final int PROOFS = 200;

    private TreeBenchmark() {}

    private record Member(String provider, int bucket, long weight) {}

    public static void main(String[] args) {
        List<Integer> sizes = args.length == 0
                ? List.of(10_000, 1_000_000)
                : Arrays.stream(args).map(Integer::valueOf).toList();
        for (int size : sizes) {
            List<Member> members = members(size);
            double root = root(members);
            double proof = proof(members);
            System.out.printf(
                    "%,d leaves: root %,.0f leaves/s, proof %,.3f ms, a root takes %,.0f times as long%n",
                    size, size / root, proof * 1e3, root / proof);
            Figures.put("tree.leavesPerSecond." + size, size / root);
            Figures.put("tree.rootOverProof." + size, root / proof);
        }
    }

    private static double root(List<Member> members) {
        double best = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            best = Math.min(best, seconds(() -> claimBuckets(members).root().sum()));
        }
        return best;
    }

    private static double proof(List<Member> members) {
        ClaimProofs proofs = new ClaimProofs(claimBuckets(members).buckets());
        List<Member> asked = new Random(1)
                .ints(PROOFS, 0, members.size())
                .mapToObj(members::get)
                .toList();
        double best = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            best = Math.min(
                    best,
                    seconds(() -> asked.stream()
                            .mapToLong(member ->
                                    proof(proofs, members, member).steps().size())
                            .sum()));
        }
        return best / PROOFS;
    }

    private static ClaimSubtree claimBuckets(List<Member> members) {
        ClaimSubtree tree = new ClaimSubtree(0, 1);
        members.forEach(member -> tree.add(leaf(member)));
        return tree;
    }

    private static ProvenLeaf proof(ClaimProofs proofs, List<Member> members, Member asked) {
        int from = firstOf(members, asked.bucket());
        int end = firstOf(members, asked.bucket() + 1);
        return proofs.proof(
                        asked.provider(),
                        members.subList(from, end).stream()
                                .map(TreeBenchmark::leaf)
                                .iterator())
                .orElseThrow();
    }

    private static int firstOf(List<Member> members, int bucket) {
        int low = 0;
        int high = members.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (members.get(middle).bucket() < bucket) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static Leaf leaf(Member member) {
        long[] epochs = new long[VINTAGES];
        long[] weights = new long[VINTAGES];
        for (int i = 0; i < VINTAGES; i++) {
            epochs[i] = EPOCH - VINTAGES + 1 + i;
            weights[i] = member.weight();
        }
        return new Leaf(BOOK, member.provider(), EPOCH, member.weight() >> 12, 7, 11, EpochWeights.of(epochs, weights));
    }

    private static List<Member> members(int count) {
        Random random = new Random(count);
        List<Member> members = new ArrayList<>(count);
        byte[] hash = new byte[20];
        for (int i = 0; i < count; i++) {
            random.nextBytes(hash);
            String provider = new StacksAddress(26, Bytes.copyOf(hash)).toString();
            members.add(new Member(provider, Buckets.of(provider), 1 + random.nextLong(1L << 42)));
        }
        members.sort(Comparator.comparingInt(Member::bucket).thenComparing(Member::provider));
        return members;
    }

    private static double seconds(LongSupplier work) {
        long start = System.nanoTime();
        long result = work.getAsLong();
        double seconds = (System.nanoTime() - start) / 1e9;
        if (result == 0) {
            throw new IllegalStateException("nothing was done");
        }
        return seconds;
    }
}
