package io.bithedge.pool.statement;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.pool.statement.StatementLines.Line;
import io.bithedge.pool.view.PoolViews.AsOf;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Statements as a page to print. No script and no inline style: a strict content security policy lets it through. */
public final class StatementPage {
    private StatementPage() {}

    /** Who, when, and as of which block. */
    public record Heading(String provider, BurnHeight from, BurnHeight to, AsOf asOf) {}

    public static String of(Heading heading, List<Statement> statements) {
        StringBuilder books = new StringBuilder();
        statements.forEach(statement -> books.append(book(statement)));
        return """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Statement of %1$s</title>
            <link rel="stylesheet" href="/v1/statement.css">
            </head>
            <body>
            <h1>Statement</h1>
            <p>%1$s</p>
            <p>Burn heights %2$s to %3$s, as of final block %4$s (<code>%5$s</code>).</p>
            %6$s</body>
            </html>
            """.formatted(
                        escaped(heading.provider()),
                        heading.from(),
                        heading.to(),
                        heading.asOf().height(),
                        escaped(heading.asOf().indexBlockHash()),
                        statements.isEmpty() ? "<p>No book in this period.</p>\n" : books);
    }

    private static String book(Statement statement) {
        BookId book = statement.book();
        StringBuilder rows = new StringBuilder();
        StatementLines.of(statement).forEach(line -> rows.append(row(line)));
        return """
            <h2>%s %s</h2>
            <table>
            <thead><tr><th scope="col">Line</th><th scope="col">Burn height</th><th scope="col">Time</th><th scope="col">Policy</th>\
            <th scope="col">Transaction</th><th scope="col">Capital</th><th scope="col">Premium</th></tr></thead>
            <tbody>
            %s</tbody>
            </table>
            <p>Each line of a policy is rounded on its own, a premium down and a loss up; the dust is what that leaves to the balances.</p>
            """.formatted(book.token().name(), book.tier().chainName(), rows);
    }

    private static String row(Line line) {
        String time = line.blockTime() == 0
                ? ""
                : Instant.ofEpochSecond(line.blockTime()).toString();
        return "<tr class=\"%s\"><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td><code>%s</code></td><td class=\"amount\">%s</td><td class=\"amount\">%s</td></tr>%n"
                .formatted(
                        line.kind().name().toLowerCase(Locale.ROOT),
                        name(line),
                        line.burnHeight(),
                        time,
                        line.policy().map(it -> it.policyId().toString()).orElse(""),
                        escaped(line.txid()),
                        AmountText.decimal(line.amount().capital()),
                        AmountText.decimal(line.amount().premium()));
    }

    static String name(Line line) {
        return switch (line.kind()) {
            case OPENING -> "Opening balance";
            case DEPOSIT -> "Deposit";
            case WITHDRAWAL -> "Withdrawal";
            case PREMIUM -> "Premium";
            case LOSS -> "Loss";
            case DUST -> "Dust of rounding";
            case CLOSING -> "Closing balance";
        };
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
