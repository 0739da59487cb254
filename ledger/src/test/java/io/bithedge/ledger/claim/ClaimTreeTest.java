package io.bithedge.ledger.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.EpochWeights;
import io.bithedge.ledger.Hash32;
import io.bithedge.ledger.Tier;
import io.bithedge.ledger.Token;
import io.bithedge.ledger.merkle.Buckets;
import io.bithedge.ledger.sequence.Addresses;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tree from any side: in memory, as a stream, in partitions, by a second pass. Roots of the reference: ClaimVectorsTest. */
class ClaimTreeTest {
    private static final BookId BOOK = new BookId(Token.STX, Tier.BALANCED);

    private static List<Leaf> leaves(long seed, int count) {
        Random random = new Random(seed);
        List<Leaf> leaves = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = i % 7 == 0 ? ".wallet-" + i : "";
            long[] epochs = LongStream.rangeClosed(9, 9 + random.nextInt(3)).toArray();
            long[] weights = LongStream.of(epochs)
                    .map(e -> 1 + random.nextLong(1L << 40))
                    .toArray();
            leaves.add(new Leaf(
                    BOOK,
                    Addresses.of(random.nextLong(Long.MAX_VALUE)) + name,
                    11,
                    random.nextLong(1L << 51),
                    random.nextLong(1L << 50),
                    random.nextLong(1L << 40),
                    EpochWeights.of(epochs, weights)));
        }
        return leaves;
    }

    @Test
    void rootOfNothingIsThatOf256EmptyBuckets() {
        // python3 -c "from book_model import *; print(Tree([]).root()[0].hex())"
        assertThat(ClaimTree.of(List.of()).root())
                .isEqualTo(new SumNode(
                        Hash32.ofHex("f000bebb9960132ce4c45c95ac9e34e3adbd734bdfb2ef437501120e17b3559a"), 0));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8, 64, 256})
    void rootDoesNotDependOnPartitions(int partitions) {
        for (long seed = 1; seed <= 5; seed++) {
            List<Leaf> leaves = leaves(seed, 700);
            SumNode whole = ClaimTree.of(leaves).root();
            List<ClaimSubtree> subtrees = subtrees(leaves, partitions);
            List<SumNode> roots = subtrees.stream().map(ClaimSubtree::root).toList();
            assertThat(ClaimSubtree.root(roots)).as("seed %d", seed).isEqualTo(whole);
            assertThat(roots.stream().mapToLong(SumNode::sum).sum()).isEqualTo(whole.sum());
            assertThat(whole.sum())
                    .isEqualTo(leaves.stream().mapToLong(Leaf::sum).sum());
        }
    }

    @Test
    void orderInWhichLeavesAreGivenDoesNotMatter() {
        List<Leaf> leaves = leaves(3, 500);
        SumNode root = ClaimTree.of(leaves).root();
        Collections.shuffle(leaves, new Random(4));
        assertThat(ClaimTree.of(leaves).root()).isEqualTo(root);
    }

    @Test
    void secondPassGivesTheProofsOfTheTree() {
        List<Leaf> leaves = leaves(5, 3_000);
        ClaimTree tree = ClaimTree.of(leaves);
        ClaimProofs proofs = new ClaimProofs(subtrees(leaves, 8).stream()
                .flatMap(subtree -> subtree.buckets().stream())
                .toList());
        assertThat(proofs.root()).isEqualTo(tree.root());
        for (Leaf leaf : leaves.subList(0, 60)) {
            ProvenLeaf proven = proofs.proof(leaf.provider(), bucketOf(leaf.provider(), leaves))
                    .orElseThrow();
            assertThat(proven.leaf()).isEqualTo(leaf);
            assertThat(proven).isEqualTo(tree.proof(leaf.provider()).orElseThrow());
            assertThat(proven.verify(tree.root())).isTrue();
            assertThat(proven.verify(new SumNode(tree.root().hash(), tree.root().sum() + 1)))
                    .isFalse();
        }
        String nobody = Addresses.of(0);
        assertThat(proofs.proof(nobody, bucketOf(nobody, leaves))).isEmpty();
        assertThat(tree.proof(nobody)).isEmpty();
    }

    @Test
    void secondPassOverOtherLeavesIsABug() {
        List<Leaf> leaves = leaves(6, 300);
        ClaimProofs proofs = new ClaimProofs(subtrees(leaves, 1).getFirst().buckets());
        assertThatThrownBy(() -> proofs.proof(leaves.getFirst().provider(), Collections.emptyIterator()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("expected leaves of");
        assertThatThrownBy(() -> new ClaimProofs(List.of())).hasMessage("bucket nodes: expected 256, got 0");
    }

    @Test
    void pathLongerThanTheVaultTakesIsRefused() {
        Leaf leaf = leaves(7, 1).getFirst();
        SumNodes nodes = new SumNodes();
        SumNode at = nodes.leaf(leaf);
        List<ProvenLeaf.Step> steps = new ArrayList<>();
        for (int i = 0; i < 41; i++) {
            assertThat(new ProvenLeaf(leaf, steps).verify(at)).isTrue();
            steps.add(new ProvenLeaf.Step(Hash32.ZERO, 0, true));
            at = nodes.join(nodes.empty(), at);
        }
        assertThat(new ProvenLeaf(leaf, steps).verify(at)).isFalse();
    }

    @Test
    void subtreeRefusesDisorderForeignBucketsAndWhatIsNoAddress() {
        List<Leaf> sorted =
                leaves(8, 600).stream().sorted(ClaimTree.byBucketAndAddress()).toList();
        ClaimSubtree subtree = new ClaimSubtree(0, 2);
        subtree.add(sorted.get(1));
        assertThatThrownBy(() -> subtree.add(sorted.get(0))).hasMessageContaining("expected");
        assertThatThrownBy(() -> subtree.add(sorted.get(1))).hasMessageContaining("expected an address above");
        assertThatThrownBy(() -> subtree.add(sorted.getLast())).hasMessageContaining("expected a bucket from");
        assertThatThrownBy(() -> new SumNodes().leaf(named("P1"))).hasMessageContaining("expected a Stacks address");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "S",
                "ST",
                "XT18DW6YQ1BWNJS61XDJJ05ZS9NBABC4T446FRCPQ",
                "ST18DW6YQ1BWNJS61XDJJ05ZS9NBABC4T446FRCPP",
                "ST18DW6YQ1BWNJS61XDJJ05ZS9NBABC4T446FRCPo",
                "SP18DW6YQ1BWNJS61XDJJ05ZS9NBABC4T446FRCPQ",
                "ST018DW6YQ1BWNJS61XDJJ05ZS9NBABC4T446FRCPQ",
                "ST18DW6YQ1BWNJS61XDJJ05ZS9NBABC4T446FRCPQQ",
                "ST18DW6YQ1BWNJS61XDJJ05ZS9NBABC4T446FRCPQ.",
                "ST18DW6YQ1BWNJS61XDJJ05ZS9NBABC4T446FRCPQ.1",
                "ST18DW6YQ1BWNJS61XDJJ05ZS9NBABC4T446FRCPQ.a.b",
                "ST18DW6YQ1BWNJS61XDJJ05ZS9NBABC4T446FRCPQ.a12345678901234567890123456789012345678901",
                "STZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZ",
                "ST0000000000000000000000000000000000000000",
            })
    void textThatIsNoAddressIsRefused(String text) {
        assertThatThrownBy(() -> new SumNodes().leaf(named(text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected a Stacks address")
                .hasMessageEndingWith("got " + text);
    }

    @Test
    void addressesWithLeadingZerosAreRead() {
        for (int zeros = 0; zeros <= 20; zeros++) {
            byte[] hash = new byte[20];
            for (int i = zeros; i < 20; i++) {
                hash[i] = (byte) (i + 1);
            }
            for (int version = 0; version < 32; version++) {
                byte[] bytes = new SumNodes().serialize(named(Addresses.of(version, hash)));
                // tuple(8), epoch, opening, then "provider" and 05, version, hash.
                int at = 5 + 6 + 17 + 8 + 17 + 9;
                assertThat(bytes[at]).isEqualTo((byte) 5);
                assertThat(bytes[at + 1]).isEqualTo((byte) version);
                assertThat(Arrays.copyOfRange(bytes, at + 2, at + 22)).isEqualTo(hash);
            }
        }
    }

    @Test
    void leafIsWithinItsBounds() {
        EpochWeights none = EpochWeights.of(new long[0], new long[0]);
        assertThatThrownBy(() -> new Leaf(BOOK, "P", 1, 1L << 51, 0, 0, none)).hasMessageContaining("opening < 2^51");
        assertThatThrownBy(() -> new Leaf(BOOK, "P", 1, 0, -1, 0, none)).hasMessageContaining("no number below 0");
        assertThatThrownBy(() -> new Leaf(BOOK, "P", 1, 0, 0, 0, EpochWeights.of(new long[] {2}, new long[] {1})))
                .hasMessageContaining("weights of epochs 0 to 1");
        long[] epochs = LongStream.rangeClosed(0, 400).toArray();
        assertThatThrownBy(() -> new Leaf(
                        BOOK,
                        "P",
                        400,
                        0,
                        0,
                        0,
                        EpochWeights.of(
                                epochs, LongStream.of(epochs).map(e -> 1).toArray())))
                .hasMessageContaining("at most 400 weights");
    }

    private static Leaf named(String provider) {
        return new Leaf(BOOK, provider, 1, 1, 0, 0, EpochWeights.of(new long[] {1}, new long[] {1}));
    }

    private static List<ClaimSubtree> subtrees(List<Leaf> leaves, int partitions) {
        List<ClaimSubtree> subtrees = IntStream.range(0, partitions)
                .mapToObj(partition -> new ClaimSubtree(partition, partitions))
                .toList();
        sorted(leaves)
                .forEach(leaf -> subtrees.get(Buckets.partitionOf(leaf.provider(), partitions))
                        .add(leaf));
        return subtrees;
    }

    private static Iterator<Leaf> bucketOf(String provider, List<Leaf> leaves) {
        int bucket = Buckets.of(provider);
        return sorted(leaves)
                .filter(leaf -> Buckets.of(leaf.provider()) == bucket)
                .iterator();
    }

    private static Stream<Leaf> sorted(List<Leaf> leaves) {
        return leaves.stream().sorted(ClaimTree.byBucketAndAddress());
    }
}
