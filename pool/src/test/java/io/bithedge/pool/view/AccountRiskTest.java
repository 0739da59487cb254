package io.bithedge.pool.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.BookPhase;
import io.bithedge.ledger.Tier;
import io.bithedge.ledger.Token;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.ledger.unit.Epoch;
import io.bithedge.ledger.unit.SubUnits;
import io.bithedge.ledger.unit.Units;
import io.bithedge.pool.view.PoolViews.BookLife;
import io.bithedge.pool.view.PoolViews.BookView;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountRiskTest {
    private static final BookId BOOK = new BookId(Token.STX, Tier.BALANCED);
    private static final long NOW = FakeViews.AS_OF.burnTip().value();

    /** 1,000 put in, 200 of them locked; of the 800 that are not, 300 can be taken in this epoch: 500 may still be called. */
    private static AccountFigures figures(long exit) {
        return new AccountFigures(
                new Epoch(3),
                stx(1_000),
                stx(0),
                stx(exit),
                stx(200),
                stx(0),
                stx(800),
                stx(300),
                stx(0),
                stx(300),
                stx(0),
                stx(0),
                stx(0),
                new SubUnits(1));
    }

    private static Units stx(long amount) {
        return new Units(Token.STX, amount);
    }

    private static AccountRisk risk(long exit, BookView book) {
        return AccountRisk.of(figures(exit), FakeViews.AS_OF, Optional.of(book));
    }

    private static BookView closed(BookView book) {
        return FakeViews.in(book, new BookLife(true, Optional.empty(), Optional.empty()));
    }

    @Test
    void countsWhatTheOpenEpochMayStillLock() {
        assertThat(risk(0, FakeViews.book(BOOK, 3, NOW + 1)))
                .isEqualTo(new AccountRisk(stx(500), stx(700), stx(300), stx(800)));
    }

    /** Between two epochs nothing more is sold, and nothing is paid out. */
    @Test
    void isShutBetweenTwoEpochs() {
        assertThat(risk(0, FakeViews.book(BOOK, 3, NOW)))
                .isEqualTo(new AccountRisk(stx(0), stx(200), stx(0), stx(800)));
    }

    /** A book that was read a block before his account: in the block of the account its epoch is over. */
    @Test
    void isOfTheBlockOfHisAccountThoughTheBookWasReadBefore() {
        BookView read = FakeViews.book(BOOK, 3, NOW);
        BookView before = new BookView(
                read.book(),
                read.figures(),
                read.root(),
                read.fee(),
                read.life(),
                FakeViews.asOf(69, "0xabcc", 989, 1_699_999_400L, NOW - 1));

        assertThat(before.phase()).isEqualTo(BookPhase.OPEN);
        assertThat(risk(0, before)).isEqualTo(risk(0, read));
    }

    /** A book that was read behind the opening that follows his account. */
    @Test
    void countsNothingMoreForAnEpochThatHasASuccessor() {
        assertThat(risk(0, FakeViews.book(BOOK, 4, NOW + 1)))
                .isEqualTo(new AccountRisk(stx(0), stx(200), stx(0), stx(800)));
    }

    @Test
    void isFreeInAClosedBook() {
        assertThat(risk(700, closed(FakeViews.book(BOOK, 3, NOW))))
                .isEqualTo(new AccountRisk(stx(0), stx(200), stx(300), stx(300)));
    }

    @Test
    void isShutByAPauseInTheSecondHalf() {
        BookLife paused = new BookLife(false, Optional.empty(), Optional.of(new BurnHeight(NOW + 1)));

        assertThat(risk(0, FakeViews.in(FakeViews.book(BOOK, 3, NOW + 18), paused))
                        .freeNow())
                .isEqualTo(stx(0));
        assertThat(risk(0, FakeViews.in(FakeViews.book(BOOK, 3, NOW + 19), paused))
                        .freeNow())
                .isEqualTo(stx(300));
    }

    /** Never below what he can have today, never above what is not locked. */
    @ParameterizedTest
    @CsvSource({"0, 800", "100, 300", "500, 500", "800, 800", "1000, 800"})
    void freesWhatHeAskedForAtTheNextOpening(long exit, long free) {
        assertThat(risk(exit, FakeViews.book(BOOK, 3, NOW + 1)).freeAtNextOpening())
                .isEqualTo(stx(free));
    }
}
