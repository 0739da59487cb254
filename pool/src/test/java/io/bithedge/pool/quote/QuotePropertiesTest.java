package io.bithedge.pool.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.opengamma.strata.pricer.impl.option.BlackScholesFormulaRepository;
import io.bithedge.ledger.BookId;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.pool.pricing.BlackScholes;
import io.bithedge.pool.pricing.ExerciseStyle;
import io.bithedge.pool.pricing.PolicyType;
import io.bithedge.pool.quote.QuoteDecision.Offered;
import io.bithedge.pool.quote.QuoteDecision.Refused;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What holds for every quote, over a wide grid and over random books from a printed seed. */
class QuotePropertiesTest {
    private static final long USD = 100_000_000L;
    private static final long NOW = 1_000;
    private static final BurnHeight AT = new BurnHeight(NOW);
    private static final double[] SPOTS = {1_000, 23_456.78, 60_000, 250_000};
    private static final double[] STRIKES_TO_SPOT = {0.5, 0.6, 0.75, 0.85, 0.95, 1.0, 1.05, 1.15, 1.25, 1.5};
    private static final long[] VOLATILITIES_BPS = {1_000, 2_500, 6_000, 12_000, 30_000};
    private static final long[] BLOCKS = {144, 1_008, 4_320, 12_960, 25_920, 52_560};
    private static final long LOAD_BPS = 1_100;

    private interface Cell {
        void at(QuoteRequest request, Market market, long blocks);
    }

    private static void everywhere(PolicyType policyType, Cell cell) {
        for (double spot : SPOTS) {
            for (double ratio : STRIKES_TO_SPOT) {
                for (long volatilityBps : VOLATILITIES_BPS) {
                    for (long blocks : BLOCKS) {
                        QuoteRequest request = request(policyType, Math.round(spot * ratio * 1e8), USD, blocks);
                        cell.at(request, Markets.market(Math.round(spot * 1e8), 80_000_000, volatilityBps), blocks);
                    }
                }
            }
        }
    }

    private static QuoteRequest request(PolicyType policyType, long strikeE8, long sats, long blocks) {
        return Markets.request(policyType, ExerciseStyle.AMERICAN, strikeE8, sats, NOW + blocks);
    }

    private static long perBtc(QuoteRequest request, Market market, long blocks) {
        return Premium.perBtcUsdE8(request, market, blocks, LOAD_BPS);
    }

    /** The independent price times 1.11, or what the policy would pay at once, whichever is more; to a millionth of a dollar. */
    @Test
    void chargesThePriceOfTheIndependentLibraryWithTheLoad() {
        for (PolicyType policyType : PolicyType.values()) {
            everywhere(policyType, (request, market, blocks) -> {
                double spot = market.btcPrice().value() / 1e8;
                double strike = request.strike().value() / 1e8;
                double independent = BlackScholesFormulaRepository.price(
                        spot,
                        strike,
                        blocks / 52_560.0,
                        market.volatilityBps() / 1e4,
                        0.02,
                        0.02,
                        policyType == PolicyType.CALL);
                double intrinsic = Math.max(0, policyType == PolicyType.CALL ? spot - strike : strike - spot);
                assertThat(perBtc(request, market, blocks) / 1e8)
                        .as("%s %s for %d blocks", request, market, blocks)
                        .isCloseTo(Math.max(independent * 1.11, intrinsic), within(1e-6));
            });
        }
    }

    /** call - put = S - K e^(-rT), at every point. */
    @Test
    void keepsPutCallParityEverywhere() {
        everywhere(PolicyType.PUT, (request, market, blocks) -> {
            double spot = market.btcPrice().value() / 1e8;
            double strike = request.strike().value() / 1e8;
            double volatility = market.volatilityBps() / 1e4;
            double years = blocks / 52_560.0;
            double call = BlackScholes.price(PolicyType.CALL, spot, strike, volatility, years);
            double put = BlackScholes.price(PolicyType.PUT, spot, strike, volatility, years);
            assertThat(call - put)
                    .as("%s %s", request, market)
                    .isCloseTo(spot - strike * Math.exp(-0.02 * years), within(1e-6));
        });
    }

    /** A higher strike makes a PUT dearer and a CALL cheaper. */
    @Test
    void isMonotonousInTheStrike() {
        for (PolicyType policyType : PolicyType.values()) {
            everywhere(policyType, (request, market, blocks) -> {
                QuoteRequest higher = request(policyType, request.strike().value() + 100 * USD, USD, blocks);
                long difference = perBtc(higher, market, blocks) - perBtc(request, market, blocks);
                assertThat(policyType == PolicyType.PUT ? difference : -difference)
                        .as("%s %s", request, market)
                        .isNotNegative();
            });
        }
    }

    @Test
    void isMonotonousInTheVolatility() {
        for (PolicyType policyType : PolicyType.values()) {
            everywhere(policyType, (request, market, blocks) -> {
                Market wilder = new Market(market.btcPrice(), market.stxPrice(), market.volatilityBps() + 500);
                assertThat(perBtc(request, wilder, blocks))
                        .as("%s %s", request, market)
                        .isGreaterThanOrEqualTo(perBtc(request, market, blocks));
            });
        }
    }

    /** Within what is quoted: a PUT deep in the money loses to the interest, but is not sold. */
    @Test
    void isMonotonousInTheTerm() {
        for (PolicyType policyType : PolicyType.values()) {
            everywhere(policyType, (request, market, blocks) -> {
                boolean isQuoted = policyType == PolicyType.CALL
                        || request.strike().value() <= market.btcPrice().value();
                if (isQuoted) {
                    assertThat(perBtc(request, market, blocks + 144))
                            .as("%s %s for %d blocks", request, market, blocks)
                            .isGreaterThanOrEqualTo(perBtc(request, market, blocks));
                }
            });
        }
    }

    /** More of it never costs less, whatever that does to the load. */
    @Test
    void isMonotonousInTheAmount() {
        Market market = Markets.market(60_000 * USD, 80_000_000, 6_000);
        Map<BookId, BookCapacity> books = new HashMap<>();
        for (BookId book : BookId.all()) {
            books.put(book, Capacities.of(book, NOW + 30, 1L << 46, 1L << 45, 1L << 44, 0));
        }
        for (PolicyType policyType : PolicyType.values()) {
            long before = 0;
            for (long sats = 100_000; sats <= 1_000_000_000; sats += 9_999_991) {
                QuoteDecision decision = new QuoteRule(true)
                        .decide(
                                request(policyType, 60_000 * USD, sats, 4_320),
                                market,
                                References.of(market),
                                books,
                                AT);
                assertThat(decision).as("%s of %d", policyType, sats).isInstanceOf(Offered.class);
                assertThat(((Offered) decision).premium().value()).isGreaterThanOrEqualTo(before);
                before = ((Offered) decision).premium().value();
            }
        }
    }

    /** The largest amount that is named fits, and one sat more does not, unless it is the most we protect anyway. */
    @Test
    void namesTheLargestAmountToTheSat() {
        long seed = Long.getLong("bithedge.seed", 20_261_128);
        Random random = new Random(seed);
        int named = 0;
        for (int i = 0; i < 5_000; i++) {
            PolicyType policyType = random.nextBoolean() ? PolicyType.PUT : PolicyType.CALL;
            Market market = Markets.market(
                    (1_000 + random.nextInt(200_000)) * USD + random.nextInt(),
                    1_000_000 + random.nextInt(500_000_000),
                    1_000 + random.nextInt(8_000));
            double ratio = policyType == PolicyType.PUT ? 0.5 + random.nextDouble() / 2 : 1 + random.nextDouble() / 2;
            long strike = Math.round(market.btcPrice().value() * ratio);
            QuoteRequest request = request(policyType, strike, 1_000_000_000L + random.nextInt(1_000_000_000), 1_000);
            Map<BookId, BookCapacity> books = books(random, policyType);
            if (new QuoteRule(true).decide(request, market, References.of(market), books, AT) instanceof Refused refused
                    && refused.largestAmountSats() > 0) {
                named++;
                String what = "seed %d, step %d: %s in %s with %s".formatted(seed, i, request, market, books);
                long largest = refused.largestAmountSats();
                assertThat(fits(request(policyType, strike, largest, 1_000), market, books))
                        .as(what)
                        .isTrue();
                assertThat(largest == QuoteRule.LARGEST_AMOUNT_SATS
                                || !fits(request(policyType, strike, largest + 1, 1_000), market, books))
                        .as(what)
                        .isTrue();
            }
        }
        assertThat(named).as("seed %d", seed).isGreaterThan(1_000);
    }

    /** A CALL may fit and yet cost more than it can pay: that is no matter of its size. */
    private static boolean fits(QuoteRequest request, Market market, Map<BookId, BookCapacity> books) {
        return switch (new QuoteRule(true).decide(request, market, References.of(market), books, AT)) {
            case Offered offered -> true;
            case Refused refused -> refused.code() == RefusalCode.PREMIUM_EXCEEDS_COLLATERAL;
        };
    }

    private static Map<BookId, BookCapacity> books(Random random, PolicyType policyType) {
        Map<BookId, BookCapacity> books = new HashMap<>();
        for (BookId book : BookId.all()) {
            if (book.token() == policyType.token() && random.nextInt(4) > 0) {
                long capital = 1 + random.nextLong(policyType == PolicyType.PUT ? 5_000_000_000_000L : 5_000_000_000L);
                long capacity = random.nextLong(capital);
                books.put(
                        book,
                        Capacities.of(
                                book,
                                NOW + 30,
                                capital,
                                capacity,
                                random.nextLong(capacity + 1),
                                random.nextLong(capital / 2 + 1)));
            }
        }
        return books;
    }
}
