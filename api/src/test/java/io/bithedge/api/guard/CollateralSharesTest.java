package io.bithedge.api.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.ledger.Token;
import io.bithedge.ledger.unit.Units;
import io.bithedge.pool.quote.CollateralShare;
import io.bithedge.pool.quote.CollateralShare.Taken;
import io.bithedge.stacks.address.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** 1,000 of collateral an hour: 250 for a client, 500 for a buyer. */
class CollateralSharesTest {
    private static final Principal HIM = Principal.parse("ST1THWXQ8368SDN2MJGE4BMDKMCHZ2GSVTSQDA7QF");
    private static final Principal HER = Principal.parse("ST000000000000000000002AMW42H");

    private Instant now = Instant.ofEpochSecond(1_700_000_100);
    private OptionalLong mostOfHour = OptionalLong.of(1_000);
    private final CollateralShares shares =
            new CollateralShares(token -> mostOfHour, new CollateralShares.Percents(25, 50), 100, () -> now);

    private Taken ask(String client, Principal buyer, long collateral) {
        return share(client, buyer).take(new Units(Token.STX, collateral));
    }

    private CollateralShare share(String client, Principal buyer) {
        return shares.of(client, buyer);
    }

    private static long wait(Taken taken) {
        return ((Taken.UsedUp) taken).freeInSeconds();
    }

    @Test
    void aStrangerStopsNoOtherBuyerAndNotEvenTheOneHeNames() {
        assertThat(ask("stranger", HIM, 250)).isInstanceOf(Taken.Granted.class);
        assertThat(ask("stranger", HER, 1)).isInstanceOf(Taken.UsedUp.class);
        assertThat(ask("another", HER, 250)).isInstanceOf(Taken.Granted.class);
        assertThat(ask("his own", HIM, 250)).isInstanceOf(Taken.Granted.class);
        assertThat(ask("a third", HIM, 1)).as("of him all is taken").isInstanceOf(Taken.UsedUp.class);
    }

    @Test
    void saysWhenAsMuchIsFreeAgainAndKeepsItsWord() {
        ask("stranger", HIM, 100);
        now = now.plus(Duration.ofMinutes(20));
        ask("stranger", HIM, 100);
        Taken refused = ask("stranger", HIM, 60);
        assertThat(((Taken.UsedUp) refused).words())
                .contains("one client", "250 base units of STX", "free again in " + wait(refused) + " s");
        assertThat(wait(refused)).isBetween(40 * 60L, 45 * 60L);
        assertThat(wait(ask("stranger", HIM, 160))).as("both have to be over").isBetween(60 * 60L, 65 * 60L);

        Instant promised = now.plusSeconds(wait(refused));
        now = promised.minusSeconds(1);
        assertThat(ask("stranger", HIM, 60)).isInstanceOf(Taken.UsedUp.class);
        now = promised;
        assertThat(ask("stranger", HIM, 60)).isInstanceOf(Taken.Granted.class);
    }

    @Test
    void saysThatMoreThanAWholeShareIsNeverFree() {
        Taken refused = ask("stranger", HIM, 251);
        assertThat(wait(refused)).isZero();
        assertThat(((Taken.UsedUp) refused).words()).contains("ask for less");
    }

    @Test
    void countsTokensApart() {
        ask("stranger", HIM, 250);
        assertThat(share("stranger", HIM).take(new Units(Token.SBTC, 250))).isInstanceOf(Taken.Granted.class);
    }

    @Test
    void givesBackWhatWasNotSigned() {
        CollateralShare share = share("client", HIM);
        share.take(new Units(Token.STX, 250));
        share.giveBack();
        share.giveBack();
        assertThat(ask("client", HIM, 250)).isInstanceOf(Taken.Granted.class);
        assertThat(ask("client", HIM, 1)).isInstanceOf(Taken.UsedUp.class);
    }

    @Test
    void countsNothingWhileTheSignersBudgetIsNotKnown() {
        mostOfHour = OptionalLong.empty();
        assertThat(ask("client", HIM, 1_000_000)).isInstanceOf(Taken.Granted.class);
    }

    @Test
    void remembersNoMoreThanItMay() {
        for (int i = 0; i < 1_000; i++) {
            ask("client " + i, HER, 0);
        }
        assertThat(shares.remembered()).isLessThanOrEqualTo(100);
    }
}
