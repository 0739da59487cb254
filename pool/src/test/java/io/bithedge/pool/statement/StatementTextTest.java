package io.bithedge.pool.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.Tier;
import io.bithedge.ledger.Token;
import io.bithedge.ledger.policy.PriceE8;
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
import java.util.Map;
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

    /** STX closed at 0.80 USD on 13 November 2023 and at 2,000,000 USD (so that a micro-STX is two dollars) the day after. */
    private static final UsdOfDay USD = new UsdOfDay(
            Map.of(Token.STX, Map.of(19_674L, new PriceE8(80_000_000), 19_675L, new PriceE8(200_000_000_000_000L))));

    @Test
    void writesATableForPeopleThatAddsUp() {
        assertThat(StatementCsv.of(List.of(STATEMENT), USD))
                .isEqualTo(String.join(
                        "\r\n",
                        "time_utc,line,tier,capital,premium,unit,capital_usd,premium_usd,policy_id,epoch,bitcoin_block,txid",
                        ",Opening balance,balanced,0.000100,0.000000,STX,,,,,10,",
                        "2023-11-14T22:13:20Z,Deposit,balanced,0.000050,0.000000,STX,100.00,0.00,,,20,0xaa",
                        "2023-11-14T22:18:20Z,Premium,balanced,0.000000,0.000007,STX,0.00,14.00,7,1,25,0xcc",
                        "2023-11-14T22:23:20Z,Withdrawal,balanced,-0.000030,-0.000002,STX,-60.00,-4.00,,,30,0xbb",
                        "2023-11-14T22:28:20Z,Loss,balanced,-0.000004,0.000000,STX,-8.00,0.00,8,1,40,0xdd",
                        ",Dust of rounding,balanced,0.000000,0.000001,STX,,,,,99,",
                        ",Closing balance,balanced,0.000116,0.000006,STX,,,,,99,",
                        ""));
    }

    @Test
    void writesTransactionsForTaxPrograms() {
        assertThat(TaxCsv.of(List.of(STATEMENT), USD))
                .isEqualTo(String.join(
                        "\r\n",
                        "Date,Sent Amount,Sent Currency,Received Amount,Received Currency,Fee Amount,Fee Currency,"
                                + "Net Worth Amount,Net Worth Currency,Label,Description,TxHash",
                        "2023-11-14 22:13:20 UTC,,,0.000050,STX,,,100.00,USD,,\"Deposit, STX balanced\",0xaa",
                        "2023-11-14 22:18:20 UTC,,,0.000007,STX,,,14.00,USD,reward,\"Premium of policy 7, STX balanced\",0xcc",
                        "2023-11-14 22:23:20 UTC,0.000032,STX,,,,,64.00,USD,,\"Withdrawal, STX balanced\",0xbb",
                        "2023-11-14 22:28:20 UTC,0.000004,STX,,,,,8.00,USD,cost,\"Loss of policy 8, STX balanced\",0xdd",
                        ""));
    }

    /** 2.5 STX at 0.80 USD are 2 USD; the day after the last close counts as it, the next one as none. */
    @ParameterizedTest
    @CsvSource({
        "2500000, 1699833600, 2.00",
        "2500000, 1699919999, 2.00",
        "2500000, 1699920000, 2.00",
        "2500000, 1700006399, 2.00",
        "2500000, 1700006400, ''",
        "2500000, 1699833599, ''",
        "-2500009, 1699833600, -2.00",
        "2500000, 0, ''"
    })
    void valuesAnAmountAtTheCloseOfItsDay(long units, long blockTime, String usd) {
        UsdOfDay one = new UsdOfDay(Map.of(Token.STX, Map.of(19_674L, new PriceE8(80_000_000))));
        assertThat(one.of(stx(units), blockTime)).isEqualTo(usd);
        assertThat(UsdOfDay.NONE.of(stx(units), blockTime)).isEmpty();
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
                "-0.000004,-0.000004",
                "-1.5.2,'-1.5.2",
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
        assertThat(AmountText.decimal(new Units(token, units))).isEqualTo(text);
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
