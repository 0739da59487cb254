package io.bithedge.topology.published;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.ledger.AccountView;
import io.bithedge.ledger.Book;
import io.bithedge.ledger.BookId;
import io.bithedge.ledger.BookTotals;
import io.bithedge.ledger.Tier;
import io.bithedge.ledger.Token;
import io.bithedge.schemas.PublicTopics;
import io.bithedge.schemas.Topic;
import io.bithedge.schemas.avro.ChainRecord;
import io.bithedge.schemas.avro.published.BalanceRow;
import io.bithedge.schemas.avro.published.BookRow;
import io.bithedge.schemas.avro.published.DepositFact;
import io.bithedge.schemas.avro.published.ExposureRow;
import io.bithedge.schemas.avro.published.PolicyClosedFact;
import io.bithedge.schemas.avro.published.PolicyCreatedFact;
import io.bithedge.schemas.avro.published.PolicyRow;
import io.bithedge.schemas.avro.published.PremiumEarnedFact;
import io.bithedge.schemas.avro.published.VintageRow;
import io.bithedge.schemas.avro.published.WeightRow;
import io.bithedge.schemas.avro.published.WithdrawalFact;
import io.bithedge.topology.support.Market;
import io.bithedge.topology.support.PoolDriver;
import io.bithedge.topology.support.Providers;
import io.bithedge.topology.support.RandomActs;
import io.bithedge.topology.support.Registry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reader of the public topics alone gets what the books have, to the unit. */
class PublicTopicsTest {
    private static final BookId STX = new BookId(Token.STX, Tier.BALANCED);
    private static final BookId SBTC = new BookId(Token.SBTC, Tier.CONSERVATIVE);
    private static final List<BookId> BOOKS = List.of(STX, SBTC);
    private static final int EPOCHS = 8;
    private static final long FEE_BPS = 500;

    @TempDir
    Path stateDir;

    private PoolDriver driver;
    private Market market;
    private Latest<BalanceRow> balances;
    private Latest<WeightRow> weights;
    private Latest<VintageRow> vintages;

    @BeforeEach
    void start() {
        driver = new PoolDriver(stateDir);
        market = new Market(driver);
        balances = new Latest<>(driver, PublicTopics.BALANCES);
        weights = new Latest<>(driver, PublicTopics.WEIGHTS);
        vintages = new Latest<>(driver, PublicTopics.VINTAGES);
    }

    @AfterEach
    void stop() {
        assertThat(driver.incidents()).isEmpty();
        driver.close();
    }

    /** Acts of eight epochs; behind every block, the balances are held against the ledger. */
    private void trade() {
        RandomActs acts = new RandomActs(new Random(7), market, BOOKS, new Registry(driver.chain(), market, FEE_BPS));
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            for (int block = 0; block < 8; block++) {
                for (int act = 0; act < 3; act++) {
                    acts.act();
                }
                driver.chain().burn(1);
                market.endBlock();
                compareBalances("epoch %d block %d".formatted(epoch, block));
            }
            market.nextEpoch();
            compareBalances("opening behind epoch " + epoch);
        }
    }

    private void compareBalances(String when) {
        for (BookId id : BOOKS) {
            Book twin = market.twin(id);
            for (String provider : twin.providers()) {
                AccountView expected = twin.view(provider);
                BalanceRow row = requireNonNull(balances.rows().get(provider + ":" + name(id)), when);
                BalanceFormula found = BalanceFormula.of(row, weights.rows().values(), vintages.rows());
                assertThat(List.of(
                                row.getNetDeposits(),
                                row.getPremiumWithdrawn(),
                                found.locked(),
                                found.losses(),
                                found.available(),
                                found.premiumPending(),
                                found.premiumEarned()))
                        .as("%s: %s of %s", when, provider, id)
                        .containsExactly(
                                expected.deposited(),
                                expected.premiumWithdrawn(),
                                expected.locked(),
                                expected.losses(),
                                expected.available(),
                                expected.premiumPending(),
                                expected.premiumEarned());
                if (row.getEpoch() == twin.state().epoch()) {
                    assertThat(List.of(row.getPendingDeposits(), row.getExitRequested(), row.getOpeningWeight()))
                            .as("%s: %s of %s", when, provider, id)
                            .containsExactly(expected.pending(), expected.exit(), expected.weight());
                }
            }
        }
    }

    @Test
    void sumsOfFactsAndRowsOfStateAreTheBooks() {
        trade();

        List<DepositFact> deposits = values(PublicTopics.DEPOSITS);
        List<WithdrawalFact> withdrawals = values(PublicTopics.WITHDRAWALS);
        List<PolicyCreatedFact> created = values(PublicTopics.POLICIES_CREATED);
        List<PolicyClosedFact> closed = values(PublicTopics.POLICIES_CLOSED);
        List<PremiumEarnedFact> earned = values(PublicTopics.PREMIUMS_EARNED);
        Map<String, BookRow> books = new Latest<>(driver, PublicTopics.BOOKS).rows();
        for (BookId id : BOOKS) {
            BookTotals totals = market.twin(id).totals();
            long paid = sum(closed, of(id), PolicyClosedFact::getPayout);
            assertThat(sum(deposits, of(id), DepositFact::getAmount)
                            - sum(withdrawals, of(id), WithdrawalFact::getCapitalAmount)
                            - paid)
                    .isEqualTo(totals.capital());
            assertThat(paid).isEqualTo(totals.losses());
            assertThat(sum(earned, of(id), PremiumEarnedFact::getNetPremium)).isEqualTo(totals.premiumEarned());
            assertThat(sum(created, of(id), PolicyCreatedFact::getNetPremium))
                    .isEqualTo(totals.premiumEarned() + totals.premiumPending());
            assertThat(sum(withdrawals, of(id), WithdrawalFact::getPremiumAmount))
                    .isEqualTo(totals.premiumWithdrawn());
            BookRow book = requireNonNull(books.get(name(id)));
            assertThat(new BookTotals(
                            book.getEpoch(),
                            book.getCapital(),
                            book.getLocked(),
                            book.getLosses(),
                            book.getPremiumPending(),
                            book.getPremiumEarned(),
                            book.getPremiumWithdrawn(),
                            book.getCapacity(),
                            book.getUsed(),
                            book.getWeight()))
                    .isEqualTo(totals);
        }
        assertThat(earned).isNotEmpty().allMatch(it -> it.getGrossPremium() == it.getFee() + it.getNetPremium());
        assertThat(earned).anyMatch(it -> it.getFee() > 0);
        Map<String, PolicyRow> policies = new Latest<>(driver, PublicTopics.POLICIES).rows();
        assertThat(policies).hasSameSizeAs(created);
        assertThat(policies.values().stream().filter(it -> it.getClosedHeight() != null))
                .hasSameSizeAs(closed);
    }

    @Test
    void tellsEveryEventOnceWhateverComesTwice() {
        trade();
        List<ChainRecord> chain = driver.published();
        List<DepositFact> deposits = values(PublicTopics.DEPOSITS);

        driver.replay(chain);

        assertThat(deposits).extracting(DepositFact::getEventId).doesNotHaveDuplicates();
        assertThat(values(PublicTopics.DEPOSITS)).isEmpty();
        assertThat(values(PublicTopics.POLICIES_CLOSED))
                .extracting(PolicyClosedFact::getEventId)
                .doesNotHaveDuplicates();
    }

    /** Behind every block the live cells of a book are what it has locked; a cell whose last policy ended is gone. */
    @Test
    void exposureIsWhatIsLockedAndGoesWithTheLastPolicy() {
        Latest<ExposureRow> exposure = new Latest<>(driver, PublicTopics.EXPOSURE);
        market.deposit(STX, Providers.of(1), 1_000_000_000L);
        market.endBlock();
        market.nextEpoch();
        Registry registry = new Registry(driver.chain(), market);
        registry.sell(STX, 1, 1_000, 10);
        registry.sell(STX, 2, 500, 5);
        market.endBlock();
        long locked = market.twin(STX).totals().locked();

        assertThat(exposure.rows().values())
                .allSatisfy(row -> assertThat(row.getPolicyType()).isEqualTo("PUT"));
        assertThat(exposure.rows().values().stream()
                        .mapToLong(ExposureRow::getCollateral)
                        .sum())
                .isEqualTo(locked)
                .isEqualTo(1_500);
        assertThat(exposure.rows().values().stream()
                        .mapToLong(ExposureRow::getLivePolicies)
                        .sum())
                .isEqualTo(2);
        for (long policy = 1; policy <= 2; policy++) {
            registry.settle(STX, market.twin(STX).state().locks().get(policy).orElseThrow(), 0);
        }
        market.endBlock();
        assertThat(exposure.rows()).isEmpty();
    }

    /** A provider costs two rows an epoch and one that takes a weight back; a settlement none, however many there are. */
    @Test
    void writesNoRowOfAProviderForASettlement() {
        int providers = 20;
        for (int number = 0; number < providers; number++) {
            market.deposit(STX, Providers.of(number), 1_000_000_000L);
        }
        market.endBlock();
        assertThat(balances.written()).isEqualTo(providers);
        market.nextEpoch();
        assertThat(balances.written()).isEqualTo(2L * providers);
        assertThat(weights.written()).isEqualTo(providers);
        Registry registry = new Registry(driver.chain(), market);
        registry.sell(STX, 1, 1_000, 10);
        market.endBlock();
        long rowsOfVintages = vintages.written();
        registry.settle(STX, market.twin(STX).state().locks().get(1).orElseThrow(), 500);
        market.endBlock();

        assertThat(balances.written()).isEqualTo(2L * providers);
        assertThat(weights.written()).isEqualTo(providers);
        assertThat(vintages.written()).isEqualTo(rowsOfVintages + 1);
        market.nextEpoch();
        market.nextEpoch();
        // Epoch 1 is over for good: its weights are taken back, those of 2 and 3 stand.
        assertThat(weights.rows().values()).extracting(WeightRow::getEpoch).containsOnly(2L, 3L);
    }

    /** The balance stands alone where it says `opening`: as the epoch was weighed. */
    @Test
    void tellsWhatWasCarriedAsTheEpochOpened() {
        market.deposit(STX, Providers.of(1), 3_072);
        market.deposit(STX, Providers.of(2), 1_024);
        market.endBlock();
        market.nextEpoch();
        new Registry(driver.chain(), market).sell(STX, 1, 512, 64);
        market.endBlock();
        market.nextEpoch();
        market.deposit(STX, Providers.of(1), 50);
        market.endBlock();

        BalanceRow row = requireNonNull(balances.rows().get(Providers.of(1) + ":STX:balanced"));
        assertThat(row.getNetDeposits()).isEqualTo(3_122);
        assertThat(row.getPendingDeposits()).isEqualTo(50);
        assertThat(row.getOpeningBalance()).isEqualTo(3_072);
        // Three quarters of 512 and of 64.
        assertThat(row.getOpeningLocked()).isEqualTo(384);
        assertThat(row.getOpeningAvailable()).isEqualTo(2_688);
        assertThat(row.getOpeningPremiumPending()).isEqualTo(48);
    }

    @Test
    void namesEachRecordAsACloudEvent() {
        market.deposit(STX, Providers.of(1), 3_000);
        market.endBlock();

        TestRecord<String, DepositFact> record =
                driver.output(PublicTopics.DEPOSITS).readRecord();

        assertThat(header(record, "ce_specversion")).isEqualTo("1.0");
        assertThat(header(record, "ce_id")).isEqualTo(record.value().getEventId());
        assertThat(header(record, "ce_type")).isEqualTo("io.bithedge.pool.deposits.v1");
        assertThat(header(record, "ce_source")).isEqualTo("/bithedge-pool/pool.deposits.v1");
        assertThat(header(record, "ce_time"))
                .isEqualTo(record.value().getBlockTime().toString());
        assertThat(header(record, "content-type")).isEqualTo("application/avro");
    }

    private static String header(TestRecord<?, ?> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static String name(BookId id) {
        return id.toString();
    }

    private <V extends SpecificRecord> List<V> values(Topic<V> topic) {
        return driver.output(topic).readValuesToList();
    }

    private static <V extends SpecificRecord> Predicate<V> of(BookId id) {
        return row -> name(id).equals(row.get(row.getSchema().getField("token").pos()) + ":"
                + row.get(row.getSchema().getField("tier").pos()));
    }

    private static <V> long sum(List<V> rows, Predicate<V> which, ToLongFunction<V> amount) {
        return rows.stream().filter(which).mapToLong(amount).sum();
    }
}
