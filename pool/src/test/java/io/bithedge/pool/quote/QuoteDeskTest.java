package io.bithedge.pool.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.Tier;
import io.bithedge.ledger.Token;
import io.bithedge.ledger.policy.PriceE8;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.ledger.unit.StacksHeight;
import io.bithedge.pool.fresh.Freshness;
import io.bithedge.pool.fresh.HandClock;
import io.bithedge.pool.pricing.ExerciseStyle;
import io.bithedge.pool.pricing.PolicyType;
import io.bithedge.pool.quote.QuoteOutcome.Closed;
import io.bithedge.pool.quote.QuoteOutcome.ClosedCode;
import io.bithedge.pool.quote.QuoteOutcome.Declined;
import io.bithedge.pool.quote.QuoteOutcome.Firm;
import io.bithedge.pool.quote.QuoteOutcome.Indicative;
import io.bithedge.pool.view.Asset;
import io.bithedge.pool.view.FakeViews;
import io.bithedge.pool.view.PoolViews.AsOf;
import io.bithedge.pool.view.PoolViews.BookLife;
import io.bithedge.pool.view.PoolViews.BookView;
import io.bithedge.pool.view.PoolViews.ChainPriceView;
import io.bithedge.pool.view.PoolViews.IncidentState;
import io.bithedge.pool.view.PoolViews.IncidentView;
import io.bithedge.pool.view.PoolViews.ObservedPrice;
import io.bithedge.pool.view.PoolViews.PositionView;
import io.bithedge.pool.view.PoolViews.RecordedPrice;
import io.bithedge.pool.view.PoolViews.VolatilityView;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.clarity.ClarityValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QuoteDeskTest {
    private static final long USD = 100_000_000L;
    private static final long NOW = FakeViews.AS_OF.burnTip().value();
    private static final long FINAL = FakeViews.AS_OF.burnHeight().value();
    private static final QuoteRequest REQUEST =
            Markets.request(PolicyType.PUT, ExerciseStyle.AMERICAN, 60_000 * USD, USD / 2, NOW + 4_320);

    private static final Principal BUYER = Principal.parse("ST2NWHRBNSGFW847WPEJ72JQ91JQE6DMJ56B8DAEH");

    private final HandClock clock = HandClock.now();
    private final FakeViews views = new FakeViews();
    private final Freshness freshness = clock.freshness(views);
    private final MemoryQuotes quotes = new MemoryQuotes();
    private final QuoteDesk desk = new QuoteDesk(
            views,
            freshness,
            new QuoteRule(false),
            new QuoteSigner(
                    Principal.parse("ST1THWXQ8368SDN2MJGE4BMDKMCHZ2GSVTSQDA7QF.policy-registry"),
                    2147483648L,
                    this::sign,
                    () -> Bytes.zeros(16)),
            quotes);

    private Quoter.Answer answer = new Quoter.Answer.Signed(Bytes.zeros(65));
    private final List<ClarityValue> shown = new ArrayList<>();

    private Quoter.Answer sign(ClarityValue message) {
        shown.add(message);
        return answer;
    }

    private void openMarket() {
        views.chainPrices.put(Asset.BTC, FakeViews.chainPrice(Asset.BTC, 60_000 * USD));
        views.chainPrices.put(Asset.STX, FakeViews.chainPrice(Asset.STX, 80_000_000));
        views.books.add(FakeViews.book(new BookId(Token.STX, Tier.CONSERVATIVE), 3, NOW + 10));
        views.prices.put(Asset.BTC, FakeViews.price(Asset.BTC, 60_000 * USD));
        views.prices.put(Asset.STX, FakeViews.price(Asset.STX, 80_000_000));
        views.volatilities.add(new VolatilityView(Asset.BTC, 30, 6_000, 30, 1));
        views.volatilities.add(new VolatilityView(Asset.BTC, 90, 5_000, 90, 1));
    }

    private ClosedCode closedCode() {
        return ((Closed) desk.quote(REQUEST, BUYER, CollateralShare.WHOLE)).code();
    }

    /** Each step mends one fault and meets the next. */
    @Test
    void isClosedInOrderOfPrecedence() {
        views.position =
                new PositionView(StacksHeight.NONE, AsOf.NOTHING, List.of("finality: a fork below the final block"));
        views.incidents.add(new IncidentView(
                "1",
                "WEIGHT",
                "STX:balanced",
                "differs",
                "1",
                "2",
                Optional.of(Token.STX),
                new StacksHeight(1),
                "book",
                true,
                new IncidentState.Open()));
        assertThat(closedCode()).isEqualTo(ClosedCode.NOT_READY);

        views.position = new PositionView(FakeViews.AS_OF.height(), FakeViews.AS_OF, views.position.halted());
        assertThat(closedCode()).isEqualTo(ClosedCode.HALTED);

        views.position = new PositionView(FakeViews.AS_OF.height(), FakeViews.AS_OF, List.of());
        assertThat(closedCode()).isEqualTo(ClosedCode.INCIDENT_OPEN);

        views.incidents.clear();
        freshness.look();
        clock.pass(7_201_000);
        assertThat(closedCode()).isEqualTo(ClosedCode.CHAIN_STALE);

        views.position = new PositionView(new StacksHeight(71), FakeViews.asOf(71, "0xabce", 990, 1, NOW), List.of());
        clock.set(-7_201_000);
        assertThat(closedCode()).isEqualTo(ClosedCode.PRICE_UNAVAILABLE);

        views.prices.put(Asset.BTC, FakeViews.price(Asset.BTC, 60_000 * USD));
        assertThat(closedCode()).isEqualTo(ClosedCode.PRICE_UNAVAILABLE);

        views.prices.put(Asset.STX, FakeViews.price(Asset.STX, 80_000_000));
        assertThat(closedCode()).isEqualTo(ClosedCode.VOLATILITY_UNAVAILABLE);

        views.volatilities.add(new VolatilityView(Asset.BTC, 30, 6_000, 30, 1));
        assertThat(closedCode()).isEqualTo(ClosedCode.REFERENCE_UNAVAILABLE);

        views.chainPrices.put(Asset.BTC, recorded(FINAL - 7, 60_601 * USD, 61_213 * USD));
        assertThat(closedCode()).isEqualTo(ClosedCode.REFERENCE_STALE);

        views.chainPrices.put(Asset.BTC, recorded(FINAL - 6, 60_607 * USD, 61_820 * USD));
        assertThat(closedCode()).isEqualTo(ClosedCode.PRICE_MOVED);

        views.chainPrices.put(Asset.BTC, recorded(FINAL - 6, 60_606 * USD, 61_819 * USD));
        assertThat(closedCode()).isEqualTo(ClosedCode.PRICE_DISPUTED);

        views.chainPrices.put(Asset.BTC, recorded(FINAL - 6, 60_606 * USD, 61_818 * USD));
        assertThat(closedCode()).isEqualTo(ClosedCode.REFERENCE_UNAVAILABLE);

        views.chainPrices.put(Asset.STX, FakeViews.chainPrice(Asset.STX, 80_000_000));
        assertThat(desk.quote(REQUEST, BUYER, CollateralShare.WHOLE)).isInstanceOf(Declined.class);

        views.books.add(paused(NOW + 1));
        answer = new Quoter.Answer.Silent("nobody listens");
        assertThat(closedCode()).isEqualTo(ClosedCode.PAUSED);

        views.books.set(0, paused(NOW));
        assertThat(closedCode()).isEqualTo(ClosedCode.SIGNER_SILENT);

        answer = new Quoter.Answer.Refused("BELOW_FLOOR", "premium 1 below 2");
        assertThat(desk.quote(REQUEST, BUYER, CollateralShare.WHOLE))
                .isEqualTo(new Closed(ClosedCode.SIGNER_REFUSED, "BELOW_FLOOR: premium 1 below 2"));

        answer = new Quoter.Answer.Signed(Bytes.zeros(65));
        quotes.isDown = true;
        assertThat(closedCode()).isEqualTo(ClosedCode.NOT_RECORDED);

        quotes.isDown = false;
        assertThat(desk.quote(REQUEST, BUYER, CollateralShare.WHOLE)).isInstanceOf(Firm.class);
    }

    /** One submitter sees another price at the last final height. */
    private static ChainPriceView recorded(long height, long priceE8, long otherE8) {
        return new ChainPriceView(
                Asset.BTC,
                Optional.of(new RecordedPrice(new PriceE8(priceE8), new BurnHeight(height), 1)),
                List.of(
                        new ObservedPrice("ST1", new PriceE8(priceE8), FakeViews.AS_OF.burnHeight()),
                        new ObservedPrice(
                                "ST2",
                                new PriceE8(otherE8),
                                FakeViews.AS_OF.burnHeight().plus(-1)),
                        // Nothing of an observation is left two blocks later.
                        new ObservedPrice(
                                "ST3",
                                new PriceE8(1),
                                FakeViews.AS_OF.burnHeight().plus(-2))));
    }

    private static BookView paused(long until) {
        return FakeViews.in(
                FakeViews.book(new BookId(Token.STX, Tier.CONSERVATIVE), 3, NOW + 10),
                new BookLife(false, Optional.empty(), Optional.of(new BurnHeight(until))));
    }

    /** The same price; but nothing is signed, and nothing is recorded. */
    @Test
    void indicatesWithoutSigningOrRecording() {
        openMarket();
        quotes.isDown = true;

        assertThat(desk.indicate(REQUEST)).isInstanceOf(Indicative.class);
        Indicative indicative = (Indicative) desk.indicate(REQUEST);
        quotes.isDown = false;
        Firm firm = (Firm) desk.quote(REQUEST, BUYER, CollateralShare.WHOLE);
        assertThat(indicative.offer()).isEqualTo(firm.quote().terms().offer());
        assertThat(quotes.find(Bytes.zeros(16)).orElseThrow().firm()).isEqualTo(firm);
    }

    @Test
    void quotesThoughTheOtherTokenHasAnIncident() {
        openMarket();
        views.incidents.add(new IncidentView(
                "1",
                "WEIGHT",
                "SBTC:balanced",
                "differs",
                "1",
                "2",
                Optional.of(Token.SBTC),
                new StacksHeight(1),
                "book",
                true,
                new IncidentState.Open()));

        assertThat(desk.quote(REQUEST, BUYER, CollateralShare.WHOLE)).isInstanceOf(Firm.class);
    }

    @Test
    void quotesThoughASettlementIsLate() {
        openMarket();
        views.incidents.add(new IncidentView(
                "1",
                "SETTLEMENT_OVERDUE",
                "policy 7",
                "late",
                "closed",
                "ACTIVE",
                Optional.of(Token.STX),
                new StacksHeight(1),
                "policy",
                false,
                new IncidentState.Open()));

        assertThat(desk.quote(REQUEST, BUYER, CollateralShare.WHOLE)).isInstanceOf(Firm.class);
    }

    /** This chain has a time of its own; what is signed names the buyer and the oracle's prices. */
    @Test
    void isValidForTwoMinutesOfTheChainsTimeForOneBuyer() {
        openMarket();

        assertThat(desk.quote(REQUEST, BUYER, CollateralShare.WHOLE))
                .asInstanceOf(type(Firm.class))
                .satisfies(firm -> {
                    FirmTerms terms = firm.quote().terms();
                    assertThat(terms.validUntilSeconds()).isEqualTo(FakeViews.AS_OF.blockTime() + 120);
                    assertThat(terms.buyer()).isEqualTo(BUYER);
                    assertThat(terms.references())
                            .isEqualTo(new References(new PriceE8(60_000 * USD), new PriceE8(80_000_000)));
                    assertThat(shown)
                            .containsExactly(terms.message(
                                    Principal.parse("ST1THWXQ8368SDN2MJGE4BMDKMCHZ2GSVTSQDA7QF.policy-registry"),
                                    2_147_483_648L));
                });
    }

    /** A price to look at needs no oracle. */
    @Test
    void indicatesWithoutAPriceOnTheChain() {
        openMarket();
        views.chainPrices.clear();

        assertThat(desk.indicate(REQUEST)).isInstanceOf(Indicative.class);
        assertThat(closedCode()).isEqualTo(ClosedCode.REFERENCE_UNAVAILABLE);
    }

    /** 4,320 blocks are 30 days; one block more needs the window of 90. */
    @Test
    void takesTheShortestVolatilityWindowThatCoversTheTerm() {
        openMarket();
        QuoteRequest longer =
                Markets.request(PolicyType.PUT, ExerciseStyle.AMERICAN, 60_000 * USD, USD / 2, NOW + 4_321);

        assertThat(((Firm) desk.quote(REQUEST, BUYER, CollateralShare.WHOLE))
                        .market()
                        .volatilityBps())
                .isEqualTo(6_000);
        assertThat(((Firm) desk.quote(longer, BUYER, CollateralShare.WHOLE))
                        .market()
                        .volatilityBps())
                .isEqualTo(5_000);
    }

    /** A quarter of ten million STX may expire on one day: two policies of 1,225,000 leave 50,000, and 56,250 are asked for. */
    @Test
    void countsWhatExpiresOnTheSameDay() {
        openMarket();
        for (long id = 1; id <= 2; id++) {
            views.policies.add(FakeViews.policy(
                    id,
                    new BookId(Token.STX, Tier.CONSERVATIVE),
                    REQUEST.expirationHeight().value(),
                    1_225_000_000_000L));
        }
        assertThat(desk.quote(REQUEST, BUYER, CollateralShare.WHOLE)).isInstanceOf(Declined.class);

        views.policies.set(
                1,
                FakeViews.policy(
                        2,
                        new BookId(Token.STX, Tier.CONSERVATIVE),
                        REQUEST.expirationHeight().value() + 144,
                        1_225_000_000_000L));
        assertThat(desk.quote(REQUEST, BUYER, CollateralShare.WHOLE)).isInstanceOf(Firm.class);
    }

    /** The oracle stands still, no block comes: nothing moves but the clock of the wall. */
    @Test
    void signsNothingOnAPriceOfMoreThanTwoMinutes() {
        openMarket();
        assertThat(desk.quote(REQUEST, BUYER, CollateralShare.WHOLE)).isInstanceOf(Firm.class);

        clock.pass(121_000);
        Closed closed = (Closed) desk.quote(REQUEST, BUYER, CollateralShare.WHOLE);
        assertThat(closed.code()).isEqualTo(ClosedCode.PRICE_STALE);
        assertThat(closed.reason()).contains("BTC: the newest price is 121 s old");
        assertThat(((Closed) desk.indicate(REQUEST)).code()).isEqualTo(ClosedCode.PRICE_STALE);
    }
}
