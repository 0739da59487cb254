package io.bithedge.oracle.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.oracle.Asset;
import io.bithedge.oracle.Observation.Close;
import io.bithedge.oracle.UsdPrice;
import io.bithedge.oracle.file.PriceLine.CloseLine;
import io.bithedge.oracle.file.PriceLine.Malformed;
import io.bithedge.oracle.file.PriceLine.Nothing;
import io.bithedge.oracle.file.PriceLine.TickLine;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceLineTest {
    private static final UsdPrice SIXTY_THOUSAND = UsdPrice.ofE8(6_000_000_000_000L);

    @Test
    void readsTicks() {
        assertThat(PriceLine.tick("1500,BTC,alpha,60000"))
                .isEqualTo(new TickLine(OptionalLong.of(1_500), Asset.BTC, "alpha", SIXTY_THOUSAND));
        assertThat(PriceLine.tick("now,BTC,alpha,60000.0"))
                .isEqualTo(new TickLine(OptionalLong.empty(), Asset.BTC, "alpha", SIXTY_THOUSAND));
    }

    @Test
    void readsCloses() {
        // 2026-11-23 is day 20,780: 56 years of 365 days, 14 leap days, 326 days of 2026.
        CloseLine expected = new CloseLine(new Close(Asset.BTC, "alpha", 20_780, SIXTY_THOUSAND));
        assertThat(PriceLine.close("2026-11-23,BTC,alpha,60000")).isEqualTo(expected);
        assertThat(PriceLine.close("20780,BTC,alpha,60000")).isEqualTo(expected);
    }

    @Test
    void skipsHeaderCommentAndBlank() {
        assertThat(PriceLine.tick("observed-at-ms-offset,asset,source,price-usd"))
                .isEqualTo(new Nothing());
        assertThat(PriceLine.close("day,asset,source,close-usd")).isEqualTo(new Nothing());
        assertThat(PriceLine.tick("# a crash follows")).isEqualTo(new Nothing());
        assertThat(PriceLine.tick("")).isEqualTo(new Nothing());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0,BTC,alpha | expected observed-at",
                "0,BTC,alpha,60000,1 | expected observed-at",
                "-1,BTC,alpha,60000 | expected milliseconds",
                "soon,BTC,alpha,60000 | expected milliseconds",
                "0,ETH,alpha,60000 | expected asset",
                "0,BTC,Alpha One,60000 | expected a source",
                "0,BTC,alpha,-60000 | expected a positive plain decimal",
                "0,BTC,alpha,6e4 | expected a positive plain decimal",
                "0,BTC,alpha,99.99 | expected a price of BTC within 100 to 10000000 USD",
                "0,STX,alpha,10000.01 | expected a price of STX"
            })
    void saysWhatIsWrongWithATick(String line, String why) {
        assertThat(PriceLine.tick(line))
                .isInstanceOfSatisfying(
                        Malformed.class, m -> assertThat(m.why()).startsWith(why));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-02-30,BTC,alpha,60000 | expected a day",
                "1969-12-31,BTC,alpha,60000 | expected a day",
                "yesterday,BTC,alpha,60000 | expected a day",
                "20780,BTC,alpha,0 | expected a positive plain decimal"
            })
    void saysWhatIsWrongWithAClose(String line, String why) {
        assertThat(PriceLine.close(line))
                .isInstanceOfSatisfying(
                        Malformed.class, m -> assertThat(m.why()).startsWith(why));
    }
}
