package io.bithedge.pool.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.Tier;
import io.bithedge.ledger.Token;
import io.bithedge.ledger.policy.PriceE8;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.ledger.unit.Epoch;
import io.bithedge.ledger.unit.SubUnits;
import io.bithedge.ledger.unit.Units;
import io.bithedge.pool.pricing.ExerciseStyle;
import io.bithedge.pool.pricing.PolicyType;
import io.bithedge.pool.quote.QuoteDecision.Offered;
import io.bithedge.pool.quote.QuoteDecision.Refused;
import io.bithedge.pool.view.BookFigures;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuoteRuleTest {
    private static final long USD = 100_000_000L;
    private static final long NOW = 1_000;
    private static final BurnHeight AT = new BurnHeight(NOW);
    private static final long STX = 1_000_000;
    private static final Market MARKET = Markets.market(60_000 * USD, 80_000_000, 6_000);
    private static final QuoteRule RULE = new QuoteRule(false);

    /** Ten million STX in a book, eight million of them for this epoch. */
    private static BookCapacity open(Token token, Tier tier) {
        return Capacities.of(new BookId(token, tier), NOW + 30, 10_000_000 * STX, 8_000_000 * STX, 0, 0);
    }

    private static Map<BookId, BookCapacity> allOpen() {
        Map<BookId, BookCapacity> books = new HashMap<>();
        for (BookId book : BookId.all()) {
            books.put(book, open(book.token(), book.tier()));
        }
        return books;
    }

    private static QuoteRequest put(long strikeUsd, long sats, long blocks) {
        return Markets.request(PolicyType.PUT, ExerciseStyle.AMERICAN, strikeUsd * USD, sats, NOW + blocks);
    }

    /** Each row mends one fault of the row above and meets the next check. */
    @ParameterizedTest
    @CsvSource({
        "CALL, 100000,       1,   1, CALLS_DISABLED",
        "PUT,  100000,       1,   1, AMOUNT_TOO_SMALL",
        "PUT,  100000,   99999,   1, AMOUNT_TOO_SMALL",
        "PUT,  100000, 10000000001, 1, AMOUNT_TOO_LARGE",
        "PUT,  100000, 10000000000, 143, TERM_TOO_SHORT",
        "PUT,  100000, 10000000000, 52561, TERM_TOO_LONG",
        "PUT,  60001,  10000000000, 52560, STRIKE_OUT_OF_RANGE",
        "PUT,  29999,  10000000000, 52560, STRIKE_OUT_OF_RANGE",
        "PUT,  60000,  10000000000, 12961, TERM_TOO_LONG",
        "PUT,  60000,  10000000000, 12960, POLICY_LIMIT",
    })
    void refusesInOrderOfPrecedence(
            PolicyType policyType, long strikeUsd, long sats, long blocks, RefusalCode expected) {
        QuoteRequest request = Markets.request(policyType, ExerciseStyle.AMERICAN, strikeUsd * USD, sats, NOW + blocks);

        assertThat(RULE.decide(request, MARKET, References.of(MARKET), allOpen(), AT))
                .asInstanceOf(type(Refused.class))
                .extracting(Refused::code)
                .isEqualTo(expected);
    }

    /**
     * 56,250 STX are needed, by one book that has 281,250 or less of capital: a fifth of that is 56,250. Each row mends one fault of the row
     * above and meets the next limit; the amount that would fit is 1 sat for every 1,125 micro-STX, rounded down.
     */
    @ParameterizedTest
    @CsvSource({
        // capital, capacity, used, expiring, code, largest amount
        "281249999999, 56249999999, 0, 14062500000, POLICY_LIMIT, 49999999",
        "281250000000, 56249999999, 0, 14062500001, DAY_LIMIT, 49999999",
        "281250000000, 56249999999, 0, 14062500000, EPOCH_LIMIT, 49999999",
        "281250000000, 56250000000, 1, 14062500000, EPOCH_LIMIT, 49999999",
        "281250000000, 56250000000, 56250000000, 0, EPOCH_LIMIT, 0",
    })
    void namesTheLimitOfTheBook(
            long capital, long capacity, long used, long expiring, RefusalCode expected, long largestAmount) {
        BookId conservative = new BookId(Token.STX, Tier.CONSERVATIVE);
        BookCapacity book = Capacities.of(conservative, NOW + 30, capital, capacity, used, expiring);

        assertThat(RULE.decide(
                        put(60_000, USD / 2, 4_320), MARKET, References.of(MARKET), Map.of(conservative, book), AT))
                .asInstanceOf(type(Refused.class))
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo(expected);
                    assertThat(refused.largestAmountSats()).isEqualTo(largestAmount);
                });
    }

    @Test
    void fitsWhenEveryLimitIsMetToTheUnit() {
        BookId conservative = new BookId(Token.STX, Tier.CONSERVATIVE);
        BookCapacity book = Capacities.of(conservative, NOW + 30, 281_250 * STX, 56_250 * STX, 0, 14_062_500_000L);

        assertThat(RULE.decide(
                        put(60_000, USD / 2, 4_320), MARKET, References.of(MARKET), Map.of(conservative, book), AT))
                .isInstanceOf(Offered.class);
    }

    /** At 54,000 the balanced book comes first, then the conservative one: one is full, in the other a policy may not be that large. */
    @Test
    void saysNoCapacityWhenTheBooksHaveDifferentReasons() {
        BookId balanced = new BookId(Token.STX, Tier.BALANCED);
        BookId conservative = new BookId(Token.STX, Tier.CONSERVATIVE);
        Map<BookId, BookCapacity> books = Map.of(
                balanced, Capacities.of(balanced, NOW + 30, 10_000_000 * STX, STX, 0, 0),
                conservative, Capacities.of(conservative, NOW + 30, 100 * STX, 80 * STX, 0, 0));

        assertThat(RULE.decide(put(54_000, USD / 2, 4_320), MARKET, References.of(MARKET), books, AT))
                .asInstanceOf(type(Refused.class))
                .extracting(Refused::code)
                .isEqualTo(RefusalCode.NO_CAPACITY);
    }

    /** 50 % above the price for a year at 300 % volatility: 0.839 BTC a BTC by the model, 35 % of load on it in a book that this fills. */
    @Test
    void sellsNoCallThatCostsMoreThanItCanPay() {
        BookId aggressive = new BookId(Token.SBTC, Tier.AGGRESSIVE);
        QuoteRequest call = Markets.request(PolicyType.CALL, ExerciseStyle.AMERICAN, 90_000 * USD, USD, NOW + 52_560);
        Market wild = Markets.market(60_000 * USD, 80_000_000, 30_000);

        assertThat(new QuoteRule(true)
                        .decide(call, wild, References.of(wild), Map.of(aggressive, sbtc(aggressive, USD)), AT))
                .asInstanceOf(type(Refused.class))
                .extracting(Refused::code)
                .isEqualTo(RefusalCode.PREMIUM_EXCEEDS_COLLATERAL);
        assertThat(new QuoteRule(true)
                        .decide(call, wild, References.of(wild), Map.of(aggressive, sbtc(aggressive, 10 * USD)), AT))
                .isInstanceOf(Offered.class);
    }

    private static BookCapacity sbtc(BookId book, long capacity) {
        return Capacities.of(book, NOW + 30, 100 * USD, capacity, 0, 0);
    }

    /** 60,000 x 0.5 x 1.5 / 0.80 = 56,250 STX: the vector of docs/domain.md 3. */
    @Test
    void locksOneAndAHalfTimesTheProtectedValue() {
        assertThat(RULE.decide(put(60_000, USD / 2, 4_320), MARKET, References.of(MARKET), allOpen(), AT))
                .asInstanceOf(type(Offered.class))
                .satisfies(offer -> {
                    assertThat(offer.collateral().value()).isEqualTo(56_250 * STX);
                    assertThat(offer.book()).hasToString("STX:conservative");
                    assertThat(offer.buyerTier()).isEqualTo(BuyerTier.CONSERVATIVE);
                    assertThat(offer.premium().value())
                            .isBetween(1L, offer.collateral().value());
                });
    }

    @ParameterizedTest
    @CsvSource({"60000, STX:conservative", "54000, STX:balanced", "46000, STX:aggressive", "40000, STX:balanced"})
    void prefersTheFirstBookOfTheTier(long strikeUsd, String book) {
        assertThat(RULE.decide(put(strikeUsd, USD / 2, 4_320), MARKET, References.of(MARKET), allOpen(), AT))
                .asInstanceOf(type(Offered.class))
                .extracting(offer -> offer.book().toString())
                .isEqualTo(book);
    }

    @Test
    void takesTheNextBookWhenTheFirstIsFull() {
        Map<BookId, BookCapacity> books = allOpen();
        BookId balanced = new BookId(Token.STX, Tier.BALANCED);
        books.put(balanced, Capacities.of(balanced, NOW + 30, 10_000_000 * STX, 8_000_000 * STX, 8_000_000 * STX, 0));

        assertThat(RULE.decide(put(54_000, USD / 2, 4_320), MARKET, References.of(MARKET), books, AT))
                .asInstanceOf(type(Offered.class))
                .extracting(offer -> offer.book().toString())
                .isEqualTo("STX:conservative");
    }

    /** 20 % of ten million STX is two million: at 112,500 STX a BTC 17.77777777 BTC fit. */
    @Test
    void namesTheLargestAmountThatFits() {
        Refused refused =
                (Refused) RULE.decide(put(60_000, 50 * USD, 4_320), MARKET, References.of(MARKET), allOpen(), AT);

        assertThat(refused.code()).isEqualTo(RefusalCode.POLICY_LIMIT);
        assertThat(refused.largestAmountSats()).isEqualTo(1_777_777_777L);
        assertThat(RULE.decide(
                        put(60_000, refused.largestAmountSats(), 4_320), MARKET, References.of(MARKET), allOpen(), AT))
                .isInstanceOf(Offered.class);
        assertThat(RULE.decide(
                        put(60_000, refused.largestAmountSats() + 1, 4_320),
                        MARKET,
                        References.of(MARKET),
                        allOpen(),
                        AT))
                .isInstanceOf(Refused.class);
    }

    /** 25 % of ten million may expire on one day; 2.45 million do, so 50,000 STX are left, below the 56,250 asked for. */
    @Test
    void limitsWhatExpiresOnOneDay() {
        BookId conservative = new BookId(Token.STX, Tier.CONSERVATIVE);
        Map<BookId, BookCapacity> books = Map.of(
                conservative,
                Capacities.of(conservative, NOW + 30, 10_000_000 * STX, 8_000_000 * STX, 0, 2_450_000 * STX));

        assertThat(RULE.decide(put(60_000, USD / 2, 4_320), MARKET, References.of(MARKET), books, AT))
                .isInstanceOf(Refused.class);
        assertThat(RULE.decide(put(60_000, USD / 4, 4_320), MARKET, References.of(MARKET), books, AT))
                .isInstanceOf(Offered.class);
    }

    @Test
    void offersNothingFromABookWhoseEpochIsOver() {
        BookId conservative = new BookId(Token.STX, Tier.CONSERVATIVE);
        Map<BookId, BookCapacity> books =
                Map.of(conservative, Capacities.of(conservative, NOW, 10_000_000 * STX, 8_000_000 * STX, 0, 0));

        assertThat(RULE.decide(put(60_000, USD / 2, 4_320), MARKET, References.of(MARKET), books, AT))
                .asInstanceOf(type(Refused.class))
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo(RefusalCode.NO_OPEN_EPOCH);
                    assertThat(refused.largestAmountSats()).isZero();
                });
    }

    @Test
    void offersNothingFromABookThatIsClosed() {
        BookCapacity it = open(Token.STX, Tier.CONSERVATIVE);
        BookCapacity closed = new BookCapacity(
                it.book(),
                it.epoch(),
                it.startsAt(),
                it.endsAt(),
                true,
                it.backing(),
                it.capacity(),
                it.used(),
                it.expiringThatDay());

        assertThat(RULE.decide(
                        put(60_000, USD / 2, 4_320), MARKET, References.of(MARKET), Map.of(it.book(), closed), AT))
                .asInstanceOf(type(Refused.class))
                .extracting(Refused::code)
                .isEqualTo(RefusalCode.NO_OPEN_EPOCH);
    }

    /** Epochs of 3 blocks: a leaf of 400 vintages leaves 390 x 3 - 1,008 = 162 blocks. */
    @Test
    void sellsNoLongerThanTheVaultTakes() {
        BookCapacity it = open(Token.STX, Tier.CONSERVATIVE);
        BookCapacity brief = new BookCapacity(
                it.book(),
                it.epoch(),
                it.endsAt().plus(-3),
                it.endsAt(),
                false,
                it.backing(),
                it.capacity(),
                it.used(),
                it.expiringThatDay());
        Map<BookId, BookCapacity> books = Map.of(it.book(), brief);

        assertThat(RULE.decide(put(60_000, USD / 2, 162), MARKET, References.of(MARKET), books, AT))
                .isInstanceOf(Offered.class);
        assertThat(RULE.decide(put(60_000, USD / 2, 163), MARKET, References.of(MARKET), books, AT))
                .asInstanceOf(type(Refused.class))
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo(RefusalCode.TERM_TOO_LONG);
                    assertThat(refused.detail()).contains("144 to 162 burn blocks, got 163");
                });
    }

    /** Far out of the money, for a day, at the least volatility the model asks for nearly nothing. */
    @Test
    void asksForTheFloorOfTheRegistryAtLeast() {
        Market calm = Markets.market(60_000 * USD, 80_000_000, 1_000);

        // 100 % - 50 %: 28,125 STX are locked; 2 % a year of them for a day are 1.541096 STX.
        assertThat(RULE.decide(put(30_000, USD / 2, 144), calm, References.of(calm), allOpen(), AT))
                .asInstanceOf(type(Offered.class))
                .satisfies(offer -> {
                    assertThat(offer.premium().value()).isEqualTo(1_541_096);
                    // At 0.80 USD.
                    assertThat(offer.premiumUsd().value()).isEqualTo(123_287_680);
                });
        assertThat(RULE.decide(put(30_000, USD / 10, 144), calm, References.of(calm), allOpen(), AT))
                .asInstanceOf(type(Offered.class))
                .extracting(offer -> offer.premium().value())
                .isEqualTo(STX);
    }

    /** The market stands at 60,000, the oracle's last price is 59,700: the registry takes no strike above that. */
    @Test
    void keepsToTheOraclesPricesInWhatTheRegistryChecks() {
        References references = new References(new PriceE8(59_700 * USD), new PriceE8(79_000_000));

        assertThat(RULE.decide(put(60_000, USD / 2, 4_320), MARKET, references, allOpen(), AT))
                .asInstanceOf(type(Refused.class))
                .extracting(Refused::code)
                .isEqualTo(RefusalCode.STRIKE_OUT_OF_RANGE);
        // 59,700 x 0.5 x 1.5 / 0.79
        assertThat(RULE.decide(put(59_700, USD / 2, 4_320), MARKET, references, allOpen(), AT))
                .asInstanceOf(type(Offered.class))
                .extracting(offer -> offer.collateral().value())
                .isEqualTo(56_677_215_190L);
    }

    /** 100 in the book of which 20 are locked in epochs before and 5 in this one; 70 were weighed. */
    @Test
    void takesSharesOfTheCapitalBehindTheEpoch() {
        assertThat(backing(100, 70, 25, 5)).isEqualTo(90);
        assertThat(backing(80, 70, 25, 5)).isEqualTo(80);
        assertThat(backing(100, 0, 5, 5)).isZero();
    }

    private static long backing(long capital, long weighed, long locked, long lockedNow) {
        Units none = Units.none(Token.STX);
        BookFigures book = new BookFigures(
                new Epoch(3),
                AT,
                AT,
                new Units(Token.STX, capital),
                new Units(Token.STX, locked),
                none,
                none,
                none,
                none,
                none,
                none,
                new SubUnits((weighed << 12) + 4_095));
        return BookCapacity.backing(book, new Units(Token.STX, lockedNow)).value();
    }

    @Test
    void backsACallWithItsOwnAmountWhenCallsAreOn() {
        QuoteRequest call =
                Markets.request(PolicyType.CALL, ExerciseStyle.EUROPEAN, 66_000 * USD, USD / 2, NOW + 4_320);

        assertThat(new QuoteRule(true).decide(call, MARKET, References.of(MARKET), allOpen(), AT))
                .asInstanceOf(type(Offered.class))
                .satisfies(offer -> {
                    assertThat(offer.collateral()).isEqualTo(new Units(Token.SBTC, USD / 2));
                    assertThat(offer.book()).hasToString("SBTC:balanced");
                });
    }

    /** More time, more volatility or a higher strike never makes a PUT cheaper. */
    @Test
    void pricesRiskMonotonously() {
        long before = 0;
        for (long blocks = 144; blocks <= 12_960; blocks += 144) {
            long premium = premium(put(60_000, USD / 2, blocks), MARKET);
            assertThat(premium).as("term %d", blocks).isGreaterThanOrEqualTo(before);
            before = premium;
        }
        before = 0;
        for (long bps = 0; bps <= 30_000; bps += 500) {
            long premium = premium(put(57_000, USD / 2, 4_320), Markets.market(60_000 * USD, 80_000_000, bps));
            assertThat(premium).as("volatility %d", bps).isGreaterThanOrEqualTo(before);
            before = premium;
        }
    }

    private static long premium(QuoteRequest request, Market market) {
        return ((Offered) RULE.decide(request, market, References.of(market), allOpen(), AT))
                .premium()
                .value();
    }
}
