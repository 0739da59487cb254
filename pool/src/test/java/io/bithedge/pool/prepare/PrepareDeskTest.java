package io.bithedge.pool.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.Tier;
import io.bithedge.ledger.Token;
import io.bithedge.ledger.policy.PriceE8;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.ledger.unit.PolicyId;
import io.bithedge.ledger.unit.Units;
import io.bithedge.ledger.unit.UsdE8;
import io.bithedge.pool.fresh.Doubts;
import io.bithedge.pool.fresh.Doubts.Doubt;
import io.bithedge.pool.fresh.Freshness;
import io.bithedge.pool.fresh.HandClock;
import io.bithedge.pool.prepare.PoolCalls.Taken;
import io.bithedge.pool.prepare.Prepared.Firmness;
import io.bithedge.pool.prepare.Prepared.Ready;
import io.bithedge.pool.prepare.Prepared.Refused;
import io.bithedge.pool.pricing.ExerciseStyle;
import io.bithedge.pool.pricing.PolicyType;
import io.bithedge.pool.quote.BuyerTier;
import io.bithedge.pool.quote.FirmTerms;
import io.bithedge.pool.quote.Markets;
import io.bithedge.pool.quote.MemoryQuotes;
import io.bithedge.pool.quote.QuoteDecision.Offered;
import io.bithedge.pool.quote.QuoteOutcome.Firm;
import io.bithedge.pool.quote.QuoteRequest;
import io.bithedge.pool.quote.References;
import io.bithedge.pool.quote.SignedQuote;
import io.bithedge.pool.view.Asset;
import io.bithedge.pool.view.FakeViews;
import io.bithedge.pool.view.PolicyStatus;
import io.bithedge.pool.view.PolicyTerms;
import io.bithedge.pool.view.PoolViews.AccountView;
import io.bithedge.pool.view.PoolViews.AsOf;
import io.bithedge.pool.view.PoolViews.BookLife;
import io.bithedge.pool.view.PoolViews.BookView;
import io.bithedge.pool.view.PoolViews.PolicyView;
import io.bithedge.pool.view.PoolViews.PositionView;
import io.bithedge.pool.view.PoolViews.PriceView;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.transaction.AssetId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PrepareDeskTest {
    private static final String DEPLOYER = "ST1THWXQ8368SDN2MJGE4BMDKMCHZ2GSVTSQDA7QF";
    private static final Principal WALLET = Principal.parse(DEPLOYER);
    private static final Principal.Contract VAULT = Principal.Contract.parse(DEPLOYER + ".liquidity-pool-vault");
    private static final Bytes QUOTE = Bytes.zeros(16);
    private static final PolicyId POLICY = new PolicyId(7);
    private static final BookId BOOK = new BookId(Token.STX, Tier.BALANCED);
    private static final long NOW = FakeViews.AS_OF.burnTip().value();
    private static final long UNTIL = FakeViews.AS_OF.blockTime() + 1;

    private final HandClock clock = HandClock.now();
    private final FakeViews views = new FakeViews();
    private final Freshness freshness = clock.freshness(views);
    private final MemoryQuotes quotes = new MemoryQuotes();
    private final PrepareDesk desk = new PrepareDesk(
            views,
            freshness,
            quotes,
            new PoolCalls(
                    VAULT,
                    Principal.Contract.parse(DEPLOYER + ".policy-registry"),
                    AssetId.parse("SM3VDXK3WZZSA84XXFKAFAF15NNZX32CTSG82JFQ4.sbtc-token::sbtc-token")));

    /** Deposited 1,000 of which 5 are withdrawn in this epoch, premium 77 of which 2 are withdrawn. */
    private void openAccount() {
        AccountView account = FakeViews.account(DEPLOYER, BOOK, 3, 1_000, 77);
        views.accounts.put(DEPLOYER + "/" + BOOK, account);
    }

    private static Refused refused(Prepared prepared) {
        assertThat(prepared).isInstanceOf(Refused.class);
        return (Refused) prepared;
    }

    private static PreparedCall ready(Prepared prepared) {
        assertThat(prepared).isInstanceOf(Ready.class);
        return ((Ready) prepared).call();
    }

    @Test
    void preparesADepositForAnybody() {
        assertThat(ready(desk.deposit(WALLET, BOOK, stx(7))).function()).isEqualTo("deposit-stx");
    }

    /** Each step mends one fault and meets the next. */
    @Test
    void refusesAnExitInOrder() {
        assertThat(refused(desk.exit(WALLET, BOOK, stx(1_001))).code()).isEqualTo(PrepareRefusal.UNKNOWN_PROVIDER);
        openAccount();
        Refused tooMuch = refused(desk.exit(WALLET, BOOK, stx(1_001)));
        assertThat(tooMuch.code()).isEqualTo(PrepareRefusal.ABOVE_CAPITAL);
        assertThat(tooMuch.limits()).isEqualTo(Map.of("amount", stx(1_000)));
        assertThat(ready(desk.exit(WALLET, BOOK, stx(1_000))).function()).isEqualTo("request-exit");
        assertThat(ready(desk.exit(WALLET, BOOK, stx(0))).summary()).startsWith("Withdraws your request");
    }

    @Test
    void refusesNewMoneyForAPausedOrAClosedBook() {
        BookView open = FakeViews.book(BOOK, 3, NOW + 1);
        Optional<BurnHeight> until = Optional.of(new BurnHeight(NOW + 1));
        views.books.add(FakeViews.in(open, new BookLife(true, Optional.empty(), until)));
        assertThat(refused(desk.deposit(WALLET, BOOK, stx(7))).code()).isEqualTo(PrepareRefusal.PAUSED);

        views.books.set(0, FakeViews.in(open, new BookLife(true, Optional.empty(), Optional.empty())));
        openAccount();
        assertThat(refused(desk.deposit(WALLET, BOOK, stx(7))).code()).isEqualTo(PrepareRefusal.BOOK_CLOSED);
        assertThat(refused(desk.exit(WALLET, BOOK, stx(7))).code()).isEqualTo(PrepareRefusal.BOOK_CLOSED);

        views.books.set(0, open);
        assertThat(ready(desk.deposit(WALLET, BOOK, stx(7))).function()).isEqualTo("deposit-stx");
    }

    /** Nobody is kept in because we stand still: the contract judges, and he is told that we know little. */
    @Test
    void warnsWhoLeavesAndRefusesHimNothing() {
        openAccount();
        views.position = new PositionView(FakeViews.AS_OF.height(), FakeViews.AS_OF, List.of("book: undecodable fact"));
        freshness.look();
        clock.pass(7_201_000);

        assertThat(desk.exit(WALLET, BOOK, stx(7)))
                .asInstanceOf(type(Ready.class))
                .satisfies(ready -> assertThat(ready.notes().warnings())
                        .extracting(Doubt::code)
                        .containsExactly(Doubts.Code.HALTED, Doubts.Code.CHAIN_STALE));
    }

    @Test
    void refusesAnActivationInOrder() {
        assertThat(activation()).isEqualTo(PrepareRefusal.UNKNOWN_POLICY);
        views.policies.add(policy("ST2", ExerciseStyle.EUROPEAN, PolicyStatus.EXPIRED_OTM, NOW, 990));
        assertThat(activation()).isEqualTo(PrepareRefusal.NOT_POLICY_OWNER);
        views.policies.set(0, policy(DEPLOYER, ExerciseStyle.EUROPEAN, PolicyStatus.EXPIRED_OTM, NOW, 990));
        assertThat(activation()).isEqualTo(PrepareRefusal.NOT_AMERICAN);
        views.policies.set(0, policy(DEPLOYER, ExerciseStyle.AMERICAN, PolicyStatus.EXPIRED_OTM, NOW, 990));
        assertThat(activation()).isEqualTo(PrepareRefusal.NOT_ACTIVE);
        views.policies.set(0, policy(DEPLOYER, ExerciseStyle.AMERICAN, PolicyStatus.ACTIVE, NOW, 990));
        assertThat(activation()).isEqualTo(PrepareRefusal.EXPIRED);
        views.policies.set(0, policy(DEPLOYER, ExerciseStyle.AMERICAN, PolicyStatus.ACTIVE, NOW + 1, 990));
        assertThat(activation()).isEqualTo(PrepareRefusal.ACTIVATION_PENDING);
        views.policies.set(0, policy(DEPLOYER, ExerciseStyle.AMERICAN, PolicyStatus.ACTIVE, NOW + 1, 0));
        assertThat(ready(desk.activation(WALLET, POLICY)).function()).isEqualTo("request-activation");
    }

    /** Needs 500 of collateral, valid for another second. */
    @Test
    void refusesAPurchaseInOrder() {
        views.position = new PositionView(FakeViews.AS_OF.height(), FakeViews.AS_OF, List.of("book: undecodable fact"));
        assertThat(purchase()).isEqualTo(PrepareRefusal.UNKNOWN_QUOTE);
        quotes.record(firm(Principal.parse("ST2NWHRBNSGFW847WPEJ72JQ91JQE6DMJ56B8DAEH")));
        assertThat(purchase()).isEqualTo(PrepareRefusal.NOT_QUOTE_BUYER);
        quotes.record(firm(WALLET));
        quotes.used.put(QUOTE, POLICY);
        assertThat(purchase()).isEqualTo(PrepareRefusal.HALTED);
        views.position = new PositionView(FakeViews.AS_OF.height(), FakeViews.AS_OF, List.of());
        assertThat(purchase()).isEqualTo(PrepareRefusal.PRICE_UNAVAILABLE);
        views.prices.put(Asset.BTC, FakeViews.price(Asset.BTC, 60_000));
        views.prices.put(Asset.STX, FakeViews.price(Asset.STX, 1));
        clock.pass(121_000);
        assertThat(purchase()).isEqualTo(PrepareRefusal.PRICE_STALE);
        freshness.look();
        clock.pass(7_201_000);
        assertThat(purchase()).isEqualTo(PrepareRefusal.CHAIN_STALE);
        views.position = nextBlockAt(UNTIL + 1);
        ticked();
        assertThat(purchase()).isEqualTo(PrepareRefusal.QUOTE_USED);
        quotes.used.clear();
        assertThat(purchase()).isEqualTo(PrepareRefusal.QUOTE_EXPIRED);
        views.position = nextBlockAt(UNTIL);
        views.books.add(FakeViews.in(
                book(NOW, 499), new BookLife(true, Optional.empty(), Optional.of(new BurnHeight(NOW + 1)))));
        assertThat(purchase()).isEqualTo(PrepareRefusal.PAUSED);
        views.books.set(0, FakeViews.in(book(NOW, 499), new BookLife(true, Optional.empty(), Optional.empty())));
        assertThat(purchase()).isEqualTo(PrepareRefusal.BOOK_CLOSED);
        views.books.set(0, book(NOW, 499));
        assertThat(purchase()).isEqualTo(PrepareRefusal.EPOCH_OVER);
        views.books.set(0, book(NOW + 1, 499));
        assertThat(purchase()).isEqualTo(PrepareRefusal.NO_CAPACITY);
        views.books.set(0, book(NOW + 1, 500));
        assertThat(desk.purchase(WALLET, QUOTE)).asInstanceOf(type(Ready.class)).satisfies(ready -> {
            assertThat(ready.call().function()).isEqualTo("create-policy");
            assertThat(ready.notes().firm()).contains(new Firmness(UNTIL, 0));
        });
    }

    private void ticked() {
        for (Asset asset : Asset.values()) {
            views.prices.put(asset, new PriceView.Known(asset, new PriceE8(1), 3, clock.millis()));
        }
    }

    private static PositionView nextBlockAt(long blockTime) {
        AsOf next = FakeViews.asOf(FakeViews.AS_OF.height().value() + 1, "0xabce", NOW, blockTime, NOW);
        return new PositionView(next.height(), next, List.of());
    }

    private PrepareRefusal purchase() {
        return refused(desk.purchase(WALLET, QUOTE)).code();
    }

    private static BookView book(long endsAt, long capacity) {
        return FakeViews.book(BOOK, 3, endsAt, capacity);
    }

    private static Units stx(long amount) {
        return new Units(Token.STX, amount);
    }

    private static Taken taken(long capital, long premium) {
        return new Taken(stx(capital), stx(premium));
    }

    private static Firm firm(Principal buyer) {
        QuoteRequest request = Markets.request(PolicyType.PUT, ExerciseStyle.AMERICAN, 1, 100_000, NOW + 500);
        Offered offer = new Offered(request, BOOK, BuyerTier.STANDARD, stx(500), stx(7), new UsdE8(1), 1_000, 6_000);
        return new Firm(
                new SignedQuote(
                        new FirmTerms(QUOTE, buyer, offer, new References(new PriceE8(1), new PriceE8(1)), UNTIL),
                        Bytes.zeros(65)),
                Markets.market(1, 1, 6_000),
                FakeViews.AS_OF);
    }

    private PrepareRefusal activation() {
        return refused(desk.activation(WALLET, POLICY)).code();
    }

    @Test
    void isNotReadyWhileThePartitionIsNowhereToBeRead() {
        views.nowhere = Optional.of("the partition moves");
        views.books.add(FakeViews.book(BOOK, 3, NOW + 1));

        assertThat(refused(desk.exit(WALLET, BOOK, stx(1))).code()).isEqualTo(PrepareRefusal.NOT_READY);
        assertThat(refused(desk.withdrawal(WALLET, BOOK, taken(1, 0))).code()).isEqualTo(PrepareRefusal.NOT_READY);
        assertThat(refused(desk.activation(WALLET, POLICY)).code()).isEqualTo(PrepareRefusal.NOT_READY);
    }

    /** {@code activationRequestedAt}: 0 for never. */
    private static PolicyView policy(
            String owner, ExerciseStyle style, PolicyStatus status, long expirationHeight, long activationRequestedAt) {
        PolicyView it = FakeViews.policy(POLICY.value(), BOOK, expirationHeight, 1_000);
        PolicyTerms terms = it.terms();
        return new PolicyView(
                it.id(),
                owner,
                new PolicyTerms(
                        terms.policyType(),
                        style,
                        terms.strike(),
                        terms.amount(),
                        terms.expirationHeight(),
                        terms.book(),
                        terms.collateral(),
                        terms.premium(),
                        terms.quoteId()),
                status,
                it.created(),
                Optional.of(new BurnHeight(activationRequestedAt)).filter(height -> height.value() > 0),
                it.settlement());
    }
}
