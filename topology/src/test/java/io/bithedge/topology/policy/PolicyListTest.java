package io.bithedge.topology.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.pool.view.PoolViews.Page;
import io.bithedge.pool.view.PoolViews.PolicyFilter;
import io.bithedge.pool.view.PoolViews.PolicyView;
import io.bithedge.schemas.avro.PolicyClosed;
import io.bithedge.schemas.avro.PolicyCreated;
import io.bithedge.schemas.avro.PolicyStatus;
import io.bithedge.schemas.avro.PolicyStyle;
import io.bithedge.schemas.avro.PolicyType;
import io.bithedge.schemas.avro.Tier;
import io.bithedge.schemas.avro.Token;
import io.bithedge.topology.map.BookIdMapper;
import io.bithedge.topology.support.PoolDriver;
import io.bithedge.topology.support.SimChain;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists of policies by index, page by page, and the collateral by expiration day. */
class PolicyListTest {
    @TempDir
    Path stateDir;

    private PoolDriver driver;
    private SimChain chain;

    @BeforeEach
    void fill() {
        driver = new PoolDriver(stateDir);
        chain = driver.chain();
        // Days of 144 blocks: 2,016 is the first height of day 14.
        create(1, "ann", Token.STX, Tier.balanced, 2_016);
        create(2, "bob", Token.STX, Tier.balanced, 2_159);
        create(3, "ann", Token.STX, Tier.aggressive, 2_015);
        create(4, "ann", Token.SBTC, Tier.balanced, 2_017);
        create(5, "bob", Token.STX, Tier.balanced, 2_160);
        create(10, "ann", Token.STX, Tier.balanced, 2_016);
        chain.finalBlock();
        close(1);
        chain.finalBlock();
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    private void create(long id, String owner, Token token, Tier tier, long expirationHeight) {
        chain.add(
                SimChain.REGISTRY,
                new PolicyCreated(
                        id,
                        owner,
                        ByteBuffer.wrap(new byte[16]),
                        PolicyType.PUT,
                        PolicyStyle.AMERICAN,
                        60_000L,
                        50L,
                        expirationHeight,
                        token,
                        tier,
                        100 + id,
                        10L,
                        1L,
                        50_000L,
                        80L,
                        chain.burnHeight(),
                        "ann",
                        1L,
                        1L));
    }

    private void close(long id) {
        chain.add(
                SimChain.REGISTRY,
                new PolicyClosed(id, "ann", PolicyStatus.EXPIRED_OTM, 1L, 1L, 0L, 0L, 2_016L, 2_016L, 2_016L));
    }

    private List<Long> ids(PolicyFilter filter, int pageSize) {
        List<Long> ids = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Page<PolicyView> page = driver.views().policies(filter, cursor, pageSize);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(pageSize);
            page.items().forEach(policy -> ids.add(policy.id().value()));
            cursor = page.next();
        } while (cursor.isPresent());
        return ids;
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-,   -,            -,           -,    10 5 4 3 2 1",
                "ann, -,            -,           -,    10 4 3 1",
                "bob, -,            -,           -,    5 2",
                "eve, -,            -,           -,    ''",
                "-,   STX:balanced, -,           -,    10 5 2 1",
                "-,   -,            ACTIVE,      -,    10 5 4 3 2",
                "-,   -,            EXPIRED_OTM, -,    1",
                "-,   STX:balanced, ACTIVE,      -,    10 5 2",
                "-,   -,            -,           2017, 3 1 10",
                "-,   -,            ACTIVE,      2018, 3 10 4",
                "-,   STX:balanced, ACTIVE,      9999, 10 2 5",
                "-,   -,            -,           2015, ''",
                "ann, STX:balanced, -,           -,    10 1",
                "ann, STX:balanced, ACTIVE,      2017, 10",
            })
    void findsByEveryFilterWhateverThePage(
            String owner, String book, String status, Long expiresBefore, String expected) {
        PolicyFilter filter = new PolicyFilter(
                Optional.ofNullable(owner),
                Optional.ofNullable(book).flatMap(BookId::parse),
                Optional.ofNullable(status).map(io.bithedge.pool.view.PolicyStatus::valueOf),
                Optional.ofNullable(expiresBefore).map(BurnHeight::new));
        List<Long> ids = expected.isEmpty()
                ? List.of()
                : List.of(expected.split(" ")).stream().map(Long::parseLong).toList();

        for (int pageSize : new int[] {1, 2, 3, 50}) {
            assertThat(ids(filter, pageSize)).as("pages of " + pageSize).isEqualTo(ids);
        }
    }

    /** Policy 1 is closed; 3 expires on the day before, 5 on the day after. */
    @Test
    void sumsLiveCollateralByBookAndDay() {
        assertThat(driver.views().expiringThatDay(new BurnHeight(2_100)))
                .isEqualTo(Map.of(
                        BookIdMapper.id(Token.STX, Tier.balanced),
                        BookIdMapper.units(Token.STX, 102 + 110),
                        BookIdMapper.id(Token.SBTC, Tier.balanced),
                        BookIdMapper.units(Token.SBTC, 104)));
        assertThat(driver.views().expiringThatDay(new BurnHeight(2_015)))
                .isEqualTo(Map.of(BookIdMapper.id(Token.STX, Tier.aggressive), BookIdMapper.units(Token.STX, 103L)));
        assertThat(driver.views().expiringThatDay(new BurnHeight(9_999))).isEmpty();
    }

    /** The same block again changes neither lists nor sums. */
    @Test
    void staysWhenABlockIsDeliveredTwice() {
        chain.repeat();
        chain.finalise();
        create(5, "bob", Token.STX, Tier.balanced, 2_160);
        chain.finalBlock();

        assertThat(ids(PolicyFilter.ALL, 50)).containsExactly(10L, 5L, 4L, 3L, 2L, 1L);
        assertThat(driver.views().expiringThatDay(new BurnHeight(2_160)))
                .isEqualTo(Map.of(BookIdMapper.id(Token.STX, Tier.balanced), BookIdMapper.units(Token.STX, 105L)));
    }
}
