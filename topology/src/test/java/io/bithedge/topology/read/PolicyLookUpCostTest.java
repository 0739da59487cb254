package io.bithedge.topology.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.pool.view.PoolViews;
import io.bithedge.pool.view.PoolViews.Page;
import io.bithedge.pool.view.PoolViews.PolicyFilter;
import io.bithedge.pool.view.PoolViews.PolicyView;
import io.bithedge.schemas.avro.EventPosition;
import io.bithedge.schemas.avro.Policy;
import io.bithedge.schemas.avro.PolicyStatus;
import io.bithedge.schemas.avro.PolicyStyle;
import io.bithedge.schemas.avro.PolicyType;
import io.bithedge.schemas.avro.Tier;
import io.bithedge.schemas.avro.Token;
import io.bithedge.topology.map.BookIdMapper;
import io.bithedge.topology.policy.PolicyKeys;
import io.bithedge.topology.stage.Keys;
import io.bithedge.topology.stage.Layout;
import io.bithedge.topology.stage.StoreNames;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A page of ten reads the same number of rows whether there are a thousand policies or thirty thousand. */
class PolicyLookUpCostTest {
    private static final BookId BOOK = BookIdMapper.id(Token.STX, Tier.balanced);
    private static final int PAGE = 10;

    private final CountingStore<Policy> policies = new CountingStore<>();
    private final CountingStore<Long> index = new CountingStore<>();
    private final PoolViews views = new StorePoolViews(new Stores(), new Layout(1, 1, 1));

    /** The two stores of the one partition. */
    private final class Stores implements StoreAccess {
        @Override
        @SuppressWarnings("unchecked") // The name says which type the rows have.
        public <V> ReadOnlyKeyValueStore<String, V> partition(String store, int partition) {
            return (ReadOnlyKeyValueStore<String, V>) (store.equals(StoreNames.POLICIES) ? policies : index);
        }

        @Override
        public <V> Optional<ReadOnlyKeyValueStore<String, V>> global(String store) {
            return Optional.empty();
        }
    }

    /** Every hundredth is active, every thousandth is ann's. */
    private void fill(int count) {
        EventPosition at = new EventPosition(1L, "0x01", 1L, 1L, "0x02", 0, 0);
        for (long id = 1; id <= count; id++) {
            Policy policy = Policy.newBuilder()
                    .setPolicyId(id)
                    .setOwner(id % 1_000 == 0 ? "ann" : "bob")
                    .setPolicyType(PolicyType.PUT)
                    .setStyle(PolicyStyle.AMERICAN)
                    .setStrike(1)
                    .setAmount(1)
                    .setExpirationHeight(id)
                    .setToken(Token.STX)
                    .setTier(Tier.balanced)
                    .setCollateral(1)
                    .setPremium(1)
                    .setQuoteId(ByteBuffer.allocate(16))
                    .setStatus(id % 100 == 0 ? PolicyStatus.ACTIVE : PolicyStatus.EXPIRED_OTM)
                    .setCreatedBtcPrice(1)
                    .setCreatedStxPrice(1)
                    .setCreated(at)
                    .build();
            String status = policy.getStatus().name();
            policies.rows.put(Keys.padded(id), policy);
            index.rows.put(PolicyKeys.owner(policy.getOwner()) + Keys.padded(id), id);
            index.rows.put(PolicyKeys.group(BOOK, status) + Keys.padded(id), id);
            index.rows.put(PolicyKeys.expiry(BOOK, status) + PolicyKeys.expiry(id, id), id);
        }
    }

    private int readsOf(PolicyFilter filter) {
        policies.reads = 0;
        index.reads = 0;
        views.policies(filter, Optional.empty(), PAGE);
        return policies.reads + index.reads;
    }

    /** An index row and a policy for each of ten and one more, in as many ranges as hold any. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-,   -,            -,      -,     11",
                "ann, -,            -,      -,     2",
                "-,   STX:balanced, -,      -,     42",
                "-,   -,            ACTIVE, -,     20",
                "-,   STX:balanced, ACTIVE, 90000, 20",
                "-,   -,            -,      90000, 42",
                "-,   SBTC:balanced, -,     -,     0",
            })
    void isTheSameWithThirtyTimesThePolicies(
            String owner, String book, String status, Long expiresBefore, int readsOfAThousand) {
        PolicyFilter filter = new PolicyFilter(
                Optional.ofNullable(owner),
                Optional.ofNullable(book).flatMap(BookId::parse),
                Optional.ofNullable(status).map(io.bithedge.pool.view.PolicyStatus::valueOf),
                Optional.ofNullable(expiresBefore).map(BurnHeight::new));
        fill(1_000);
        assertThat(readsOf(filter)).isEqualTo(readsOfAThousand);
        fill(30_000);
        assertThat(readsOf(filter)).isLessThanOrEqualTo(44);
    }

    /** Bob has tens of thousands and few of them are active: a page looks at a bounded number, and pages that follow find every one. */
    @Test
    void looksAtABoundedNumberOfAnOwnersPolicies() {
        fill(30_000);
        PolicyFilter filter = new PolicyFilter(
                Optional.of("bob"),
                Optional.empty(),
                Optional.of(io.bithedge.pool.view.PolicyStatus.ACTIVE),
                Optional.empty());
        List<Long> shown = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            policies.reads = 0;
            Page<PolicyView> page = views.policies(filter, cursor, 100);
            assertThat(policies.reads).isLessThanOrEqualTo(PolicyReader.MOST_LOOKED_AT);
            page.items().forEach(policy -> shown.add(policy.id().value()));
            cursor = page.next();
        } while (cursor.isPresent());
        assertThat(shown)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 30_000)
                        .map(behind -> 30_000 - behind)
                        .filter(id -> id > 0 && id % 100 == 0 && id % 1_000 != 0)
                        .boxed()
                        .toList());
    }
}
