package io.bithedge.topology.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.ledger.Book;
import io.bithedge.ledger.BookFact;
import io.bithedge.ledger.BookFact.AccountFact;
import io.bithedge.ledger.BookFact.CollateralLocked;
import io.bithedge.ledger.BookFact.EpochOpened;
import io.bithedge.ledger.BookFact.ExitRequested;
import io.bithedge.ledger.BookFact.FundsDeposited;
import io.bithedge.ledger.BookFact.FundsWithdrawn;
import io.bithedge.ledger.BookFact.PolicySettled;
import io.bithedge.ledger.BookId;
import io.bithedge.ledger.BookOutcome;
import io.bithedge.ledger.ChainPosition;
import io.bithedge.ledger.Tier;
import io.bithedge.ledger.Token;
import io.bithedge.ledger.claim.ClaimProofs;
import io.bithedge.ledger.claim.ClaimTree;
import io.bithedge.ledger.claim.Leaf;
import io.bithedge.ledger.claim.SumNode;
import io.bithedge.ledger.merkle.Buckets;
import io.bithedge.schemas.avro.EpochWeighed;
import io.bithedge.topology.map.ClaimNodeMapper;
import io.bithedge.topology.support.Providers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A book of some hundred providers whose accounts are in one partition or in many: the sweeps of three epochs against the book in memory. */
class SweepAccountsTest {
    private static final BookId BOOK = new BookId(Token.STX, Tier.BALANCED);
    private static final BookId OTHER = new BookId(Token.SBTC, Tier.BALANCED);
    private static final int PROVIDERS = 300;
    private static final long EPOCH_BLOCKS = 10;

    private final Book twin = Book.initial(BOOK, EPOCH_BLOCKS);
    private final List<AccountPartition> partitions = new ArrayList<>();
    private long height;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8, 64, 256})
    void weighsToTheSameRootAndKeepsTheSameLeavesWhateverThePartitions(int count) {
        IntStream.range(0, count).forEach(p -> partitions.add(new AccountPartition(p, count)));
        for (int number = 0; number < PROVIDERS; number++) {
            apply(new FundsDeposited(at(1), Providers.of(number), 0, 1_000_000L + number));
        }
        partitions.forEach(it -> it.apply(OTHER, new FundsDeposited(at(1), ofPartition(it, count), 0, 7)));
        weighAndOpen(10);
        assertThat(kept()).isZero();

        apply(new CollateralLocked(at(12), 1, 1, 50_000_000, 1_000_003));
        apply(new CollateralLocked(at(12), 2, 1, 50_000_000, 1_000_003));
        apply(new PolicySettled(at(13), 1, 1, 50_000_000, 33_333_333, 1_000_003));
        ClaimTree first = ClaimTree.of(twin, 1);
        for (int number = 0; number < PROVIDERS; number += 3) {
            apply(new ExitRequested(at(14), Providers.of(number), 1, 500_000));
            apply(new FundsWithdrawn(at(14), Providers.of(number), 1, 100_000, 1));
        }
        weighAndOpen(20);
        assertThat(leaves(1)).as("of the epoch that closed").containsExactlyElementsOf(ordered(first));

        apply(new PolicySettled(at(22), 2, 1, 50_000_000, 0, 1_000_003));
        ClaimTree second = ClaimTree.of(twin, 2);
        apply(new FundsDeposited(at(23), Providers.of(PROVIDERS), 2, 5_000_000));
        weighAndOpen(30);
        assertThat(leaves(2)).as("of the epoch that closed").containsExactlyElementsOf(ordered(second));
        assertThat(leaves(1)).as("of an epoch long over").isEmpty();
        assertThat(kept()).isEqualTo(second.leaves().size());
    }

    /** At the cut-off every partition answers; what they say together opens the epoch. */
    private void weighAndOpen(long burnHeight) {
        twin.apply(new BookFact.BlockReached(height, burnHeight));
        Book.Proposal proposal = twin.proposal().orElseThrow();
        List<SumNode> buckets = new ArrayList<>();
        long weight = 0;
        for (AccountPartition partition : partitions) {
            EpochWeighed answer = partition.sweep(proposal.closing());
            buckets.addAll(ClaimNodeMapper.decode(answer.getBuckets()));
            weight += answer.getWeight();
        }
        ClaimTree tree = ClaimTree.of(twin, proposal.epoch());
        SumNode root = new ClaimProofs(buckets).root();
        assertThat(root).isEqualTo(tree.root());
        assertThat(root.sum()).isEqualTo(proposal.weight()).isEqualTo(weight);
        assertThat(leaves(proposal.epoch())).as("of the proposed epoch").containsExactlyElementsOf(ordered(tree));
        apply(new EpochOpened(
                at(burnHeight + 1),
                proposal.epoch(),
                burnHeight,
                burnHeight + EPOCH_BLOCKS,
                proposal.weight(),
                proposal.capacity(),
                root.hash()));
    }

    private static List<Leaf> ordered(ClaimTree tree) {
        return tree.leaves().stream().sorted(ClaimTree.byBucketAndAddress()).toList();
    }

    private List<Leaf> leaves(long epoch) {
        int owned = Buckets.COUNT / partitions.size();
        return IntStream.range(0, Buckets.COUNT)
                .boxed()
                .flatMap(bucket -> partitions.get(bucket / owned).leaves(BOOK, bucket, epoch).stream())
                .toList();
    }

    private long kept() {
        return partitions.stream().mapToLong(AccountPartition::kept).sum();
    }

    private String ofPartition(AccountPartition partition, int count) {
        return IntStream.iterate(1_000, number -> number + 1)
                .mapToObj(Providers::of)
                .filter(provider -> partitions.get(Buckets.partitionOf(provider, count)) == partition)
                .findFirst()
                .orElseThrow();
    }

    private void apply(BookFact fact) {
        assertThat(twin.apply(fact)).isInstanceOf(BookOutcome.Applied.class);
        if (fact instanceof AccountFact touch) {
            partitions
                    .get(Buckets.partitionOf(touch.provider(), partitions.size()))
                    .apply(BOOK, touch);
        }
    }

    private ChainPosition at(long burnHeight) {
        return new ChainPosition(++height, burnHeight, 0, 0);
    }
}
