package io.bithedge.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Expected roots were worked out apart, with Python's hashlib, from the formula in the class comment. */
class WeightTreeTest {
    private static final Comparator<String> STORE_ORDER =
            Comparator.comparingInt(WeightTree::bucketOf).thenComparing(Comparator.naturalOrder());

    @Test
    void rootOfNothingIsThatOf256EmptyBuckets() {
        assertThat(WeightTree.builder().build().root())
                .hasToString("8e4b3745e5f2f7d48e36b192cb39242fa0f7a76fac1e36a519d8ebe00f3e21fb");
    }

    @Test
    void rootOfOneProvider() {
        assertThat(WeightTree.builder().add("SP1", 1001).build().root())
                .hasToString("ec17dc5c5f193e7ca29b9bd0559a04c088195d5507ae44eb8eefcdf52d8856f7");
    }

    @Test
    void oddLeafOfBucketMovesUp() {
        // SP1002, SP593 and SP66 are in bucket 0, in this order.
        WeightTree tree = WeightTree.builder()
                .add("SP66", 5)
                .add("SP593", 6)
                .add("SP1002", 7)
                .build();
        assertThat(tree.root()).hasToString("019a48ac49ce174dbc97106a5def1c5b2f144629eb57b5361bf9380e337e8e62");
        assertThat(tree.proof("SP66").orElseThrow().steps()).hasSize(1 + 8);
        assertThat(tree.proof("SP593").orElseThrow().steps()).hasSize(2 + 8);
    }

    @Test
    void weightsOfZeroAreLeftOut() {
        assertThat(many().root()).hasToString("61e16c534bff8e763bcbb974fa8f05b2d88db0a441336ce3c66b8d580df9fa03");
        assertThat(many().proof("SP0")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8, 64, 256})
    void rootDoesNotDependOnPartitions(int partitions) {
        List<WeightSubtree> subtrees = IntStream.range(0, partitions)
                .mapToObj(partition -> new WeightSubtree(partition, partitions))
                .toList();
        IntStream.range(0, 1000)
                .mapToObj(i -> "SP" + i)
                .sorted(STORE_ORDER)
                .forEach(provider -> subtrees.get(WeightTree.partitionOf(provider, partitions))
                        .add(provider, Long.parseLong(provider.substring(2))));
        List<Hash32> subRoots = subtrees.stream().map(WeightSubtree::root).toList();
        for (int partition = 0; partition < partitions; partition++) {
            assertThat(subRoots.get(partition)).isEqualTo(many().subRoot(partition, partitions));
        }
        assertThat(WeightTree.root(subRoots)).isEqualTo(many().root());
    }

    @Test
    void everyProofVerifiesAndNoOtherDoes() {
        WeightTree tree = many();
        Hash32 root = tree.root();
        for (int i = 1; i < 1000; i++) {
            WeightProof proof = tree.proof("SP" + i).orElseThrow();
            assertThat(proof.weight()).isEqualTo(i);
            assertThat(proof.verify(root)).isTrue();
            assertThat(new WeightProof(proof.provider(), i + 1, proof.steps()).verify(root))
                    .isFalse();
            assertThat(new WeightProof("SP" + (i + 1000), i, proof.steps()).verify(root))
                    .isFalse();
        }
        assertThat(tree.proof("SP5").map(proof -> proof.verify(Hash32.ZERO))).isEqualTo(Optional.of(false));
    }

    @Test
    void proofThroughAnotherBucketIsRefused() {
        WeightProof proof = many().proof("SP7").orElseThrow();
        List<WeightProof.Step> shorter = new ArrayList<>(proof.steps()).subList(0, 7);
        assertThat(new WeightProof("SP7", 7, shorter).verify(many().root())).isFalse();
        List<WeightProof.Step> turned = proof.steps().stream()
                .map(step -> new WeightProof.Step(step.sibling(), !step.isLeft()))
                .toList();
        assertThat(new WeightProof("SP7", 7, turned).verify(many().root())).isFalse();
    }

    @Test
    void subtreeRefusesDisorderAndForeignBuckets() {
        WeightSubtree subtree = new WeightSubtree(0, 2);
        subtree.add("SP593", 1); // Bucket 0.
        assertThatThrownBy(() -> subtree.add("SP1002", 1)).hasMessageContaining("expected an address above SP593");
        String high = LongStream.range(0, 1000)
                .mapToObj(i -> "SP" + i)
                .filter(provider -> WeightTree.bucketOf(provider) >= 128)
                .findFirst()
                .orElseThrow();
        assertThatThrownBy(() -> subtree.add(high, 1)).hasMessageContaining("expected a bucket from 0 to 127");
        assertThatThrownBy(() -> new WeightSubtree(0, 3)).hasMessageContaining("power of two");
        assertThatThrownBy(() -> new WeightSubtree(2, 2)).hasMessageContaining("expected 0 to 1");
        assertThatThrownBy(() -> subtree.add("SPé", 1)).hasMessageContaining("ASCII");
    }

    private static WeightTree many() {
        WeightTree.Builder tree = WeightTree.builder();
        for (int i = 999; i >= 0; i--) {
            tree.add("SP" + i, i);
        }
        return tree.build();
    }
}
