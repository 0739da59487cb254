package io.bithedge.pool.voucher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.Tier;
import io.bithedge.ledger.Token;
import io.bithedge.ledger.unit.Epoch;
import io.bithedge.ledger.unit.StacksHeight;
import io.bithedge.ledger.unit.Units;
import io.bithedge.pool.fresh.Freshness;
import io.bithedge.pool.fresh.HandClock;
import io.bithedge.pool.view.FakeViews;
import io.bithedge.pool.view.PoolViews.AsOf;
import io.bithedge.pool.view.PoolViews.IncidentState;
import io.bithedge.pool.view.PoolViews.IncidentView;
import io.bithedge.pool.view.PoolViews.Located;
import io.bithedge.pool.view.PoolViews.PositionView;
import io.bithedge.pool.voucher.VoucherDesk.Outcome;
import io.bithedge.pool.voucher.VoucherDesk.RefusalCode;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.signing.PrivateKey;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VoucherDeskTest {
    private static final Principal PROVIDER = Principal.parse("ST1THWXQ8368SDN2MJGE4BMDKMCHZ2GSVTSQDA7QF");
    private static final BookId BOOK = new BookId(Token.STX, Tier.BALANCED);
    private static final long NOW = FakeViews.AS_OF.burnTip().value();

    private final HandClock clock = HandClock.now();
    private final FakeViews views = new FakeViews();
    private final Freshness freshness = clock.freshness(views);
    private final VoucherDesk desk = new VoucherDesk(
            views,
            freshness,
            new VoucherSigner(
                    Principal.parse("ST1THWXQ8368SDN2MJGE4BMDKMCHZ2GSVTSQDA7QF.liquidity-pool-vault"),
                    2147483648L,
                    PrivateKey.ofHex("00".repeat(31) + "01")));

    private RefusalCode refusalCode() {
        return ((Outcome.Refused) desk.sign(PROVIDER, BOOK)).code();
    }

    private static AsOf nextBlock() {
        return FakeViews.asOf(71, "0xabce", 990, 1, NOW);
    }

    private void setAccount(long epoch) {
        views.accounts.put(PROVIDER + "/" + BOOK, FakeViews.account(PROVIDER.toString(), BOOK, epoch, 1_000, 77));
    }

    /** Each step mends one fault and meets the next. */
    @Test
    void refusesInOrderOfPrecedence() {
        views.position = new PositionView(FakeViews.AS_OF.height(), FakeViews.AS_OF, List.of("book: undecodable fact"));
        views.incidents.add(new IncidentView(
                "1",
                "WEIGHT",
                "STX:balanced",
                "differs",
                "1",
                "2",
                Optional.empty(),
                new StacksHeight(1),
                "book",
                true,
                new IncidentState.Open()));
        assertThat(refusalCode()).isEqualTo(RefusalCode.HALTED);

        views.position = new PositionView(FakeViews.AS_OF.height(), FakeViews.AS_OF, List.of());
        assertThat(refusalCode()).isEqualTo(RefusalCode.INCIDENT_OPEN);

        views.incidents.clear();
        freshness.look();
        clock.pass(7_201_000);
        assertThat(refusalCode()).isEqualTo(RefusalCode.CHAIN_STALE);

        views.position = new PositionView(FakeViews.AS_OF.height(), nextBlock(), List.of());
        assertThat(refusalCode()).isEqualTo(RefusalCode.UNKNOWN_BOOK);

        views.books.add(FakeViews.book(BOOK, 3, NOW));
        assertThat(refusalCode()).isEqualTo(RefusalCode.EPOCH_OVER);

        views.books.set(0, FakeViews.book(BOOK, 3, NOW + 1));
        assertThat(refusalCode()).isEqualTo(RefusalCode.UNKNOWN_PROVIDER);

        setAccount(2);
        assertThat(refusalCode()).isEqualTo(RefusalCode.NOT_READY);

        setAccount(3);
        assertThat(desk.sign(PROVIDER, BOOK)).isInstanceOf(Outcome.Signed.class);
    }

    @Test
    void signsTheLimitsAndNotWhatIsLeft() {
        views.books.add(FakeViews.book(BOOK, 3, NOW + 1));
        setAccount(3);

        assertThat(desk.sign(PROVIDER, BOOK))
                .asInstanceOf(type(Outcome.Signed.class))
                .satisfies(signed -> {
                    assertThat(signed.voucher())
                            .isEqualTo(new Voucher(
                                    PROVIDER,
                                    BOOK,
                                    new Epoch(3),
                                    new Units(Token.STX, 1_000),
                                    new Units(Token.STX, 77)));
                    assertThat(signed.signature().size()).isEqualTo(65);
                });
    }

    @Test
    void namesTheInstanceThatHasTheAccount() {
        views.books.add(FakeViews.book(BOOK, 3, NOW + 1));
        views.elsewhere = Optional.of(new Located.Elsewhere<>("other", 8081));

        assertThat(desk.sign(PROVIDER, BOOK)).isEqualTo(new Outcome.Elsewhere("other", 8081));
    }
}
