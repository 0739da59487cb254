package io.bithedge.pool.statement;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.unit.Units;
import io.bithedge.pool.statement.StatementLines.Line;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * Statements in the columns that tax programs read (Koinly's universal format): the pool as a wallet of its own. A deposit comes in, a
 * withdrawal goes out, premium is income, a loss a cost. Balances and dust are no transactions and have no line. The network's fee of an act
 * is the wallet's, where these programs read it.
 */
public final class TaxCsv {
    private static final List<String> HEADER = List.of(
            "Date",
            "Sent Amount",
            "Sent Currency",
            "Received Amount",
            "Received Currency",
            "Fee Amount",
            "Fee Currency",
            "Net Worth Amount",
            "Net Worth Currency",
            "Label",
            "Description",
            "TxHash");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private TaxCsv() {}

    public static String of(List<Statement> statements, UsdOfDay usd) {
        StringBuilder csv = new StringBuilder(Csv.row(HEADER));
        for (Statement statement : statements) {
            for (Line line : StatementLines.of(statement)) {
                csv.append(rows(statement.book(), line, usd));
            }
        }
        return csv.toString();
    }

    private static String rows(BookId book, Line line, UsdOfDay usd) {
        Units capital = line.amount().capital();
        Units premium = line.amount().premium();
        return switch (line.kind()) {
            case OPENING, CLOSING, DUST -> "";
            case DEPOSIT -> row(book, line, capital, "", usd);
            case WITHDRAWAL -> row(book, line, capital.plus(premium), "", usd);
            case PREMIUM -> row(book, line, premium, "reward", usd);
            case LOSS -> row(book, line, capital, "cost", usd);
        };
    }

    private static String row(BookId book, Line line, Units amount, String label, UsdOfDay usd) {
        boolean isIn = amount.value() > 0;
        String size = AmountText.decimal(isIn ? amount : amount.negated());
        String symbol = AmountText.symbol(book.token());
        String worth = usd.of(amount, line.blockTime());
        return Csv.row(List.of(
                DATE.format(Instant.ofEpochSecond(line.blockTime())),
                isIn ? "" : size,
                isIn ? "" : symbol,
                isIn ? size : "",
                isIn ? symbol : "",
                "",
                "",
                worth.replace("-", ""),
                worth.isEmpty() ? "" : "USD",
                label,
                description(book, line),
                line.txid()));
    }

    private static String description(BookId book, Line line) {
        String where =
                "%s %s".formatted(AmountText.symbol(book.token()), book.tier().chainName());
        return line.policy()
                .map(it -> "%s of policy %s, %s".formatted(StatementPage.name(line), it.policyId(), where))
                .orElseGet(() -> "%s, %s".formatted(StatementPage.name(line), where));
    }
}
