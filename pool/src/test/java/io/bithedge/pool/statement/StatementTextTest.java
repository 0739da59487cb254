package io.bithedge.pool.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.Tier;
import io.bithedge.ledger.Token;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.ledger.unit.Epoch;
import io.bithedge.ledger.unit.PolicyId;
import io.bithedge.ledger.unit.StacksHeight;
import io.bithedge.ledger.unit.Units;
import io.bithedge.pool.statement.Statement.Balance;
import io.bithedge.pool.statement.Statement.Cash;
import io.bithedge.pool.statement.Statement.OfPolicy;
import io.bithedge.pool.view.PoolViews.AsOf;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementTextTest {
    private static final String PROVIDER = "ST1";

    /** Opens with 100; 50 more; 30 and 2 premium out; premium of 7, a loss of 4; a unit of dust in the premium: 116 and 6. */
    private static final Statement STATEMENT = new Statement(
            new BookId(Token.STX, Tier.BALANCED),
            new BurnHeight(10),
            new BurnHeight(99),
            balance(100, 0),
            List.of(new Cash(new BurnHeight(20), 1_700_000_000, "0xaa", stx(50), stx(0))),
            List.of(new Cash(new BurnHeight(30), 1_700_000_600, "0xbb", stx(30), stx(2))),
            List.of(new OfPolicy(new PolicyId(7), new Epoch(1), new BurnHeight(25), 1_700_000_300, "0xcc", stx(7))),
            List.of(new OfPolicy(new PolicyId(8), new Epoch(1), new BurnHeight(40), 1_700_000_900, "0xdd", stx(4))),
            balance(116, 6),
            balance(0, 1));

    private static Units stx(long amount) {
        return new Units(Token.STX, amount);
    }

    private static Balance balance(long capital, long premium) {
        return new Balance(stx(capital), stx(premium));
    }

    @Test
    void writesATableThatAddsUp() {
        assertThat(StatementCsv.of(List.of(STATEMENT)))
                .isEqualTo(String.join(
                        "\r\n",
                        "token,tier,line,burn_height,time,policy_id,epoch,txid,capital,premium",
                        "STX,balanced,OPENING,10,,,,,100,0",
                        "STX,balanced,DEPOSIT,20,2023-11-14T22:13:20Z,,,0xaa,50,0",
                        "STX,balanced,PREMIUM,25,2023-11-14T22:18:20Z,7,1,0xcc,0,7",
                        "STX,balanced,WITHDRAWAL,30,2023-11-14T22:23:20Z,,,0xbb,-30,-2",
                        "STX,balanced,LOSS,40,2023-11-14T22:28:20Z,8,1,0xdd,-4,0",
                        "STX,balanced,DUST,99,,,,,0,1",
                        "STX,balanced,CLOSING,99,,,,,116,6",
                        ""));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "plain,plain",
                "=1+1,'=1+1",
                "+1,'+1",
                "@SUM(A1),'@SUM(A1)",
                "-1+cmd,'-1+cmd",
                "-12,-12",
                "`a,b`,`\"a,b\"`",
                "`say \"x\"`,`\"say \"\"x\"\"\"`",
                "`=HYPERLINK(\"x\",1)`,`\"'=HYPERLINK(\"\"x\"\",1)\"`"
            })
    void writesFieldsThatNoSpreadsheetRuns(String text, String field) {
        assertThat(Csv.field(text)).isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource({"STX,0,0.000000", "STX,-1,-0.000001", "STX,12000001,12.000001", "SBTC,100000000,1.00000000"})
    void writesDecimalsWithoutFloats(Token token, long units, String text) {
        assertThat(StatementPage.decimal(new Units(token, units))).isEqualTo(text);
    }

    @Test
    void printsAPageWithoutScriptAndInlineStyle() {
        AsOf asOf = new AsOf(new StacksHeight(70), "0xabcd<i>", new BurnHeight(99), 1_700_000_000L, new BurnHeight(99));
        String page = StatementPage.of(
                new StatementPage.Heading(PROVIDER, STATEMENT.from(), STATEMENT.to(), asOf), List.of(STATEMENT));
        assertThat(page)
                .contains("<link rel=\"stylesheet\" href=\"/v1/statement.css\">")
                .contains("0xabcd&lt;i&gt;")
                .contains("<td>Dust of rounding</td>")
                .contains("<td class=\"amount\">-0.000030</td>")
                .doesNotContain("<script")
                .doesNotContain("<style")
                .doesNotContain("style=")
                .doesNotContain("onclick");
    }
}
