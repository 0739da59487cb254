package io.bithedge.pool.statement;

import io.bithedge.ledger.BookId;
import io.bithedge.pool.statement.StatementLines.Line;
import java.time.Instant;
import java.util.List;

/**
 * Statements as one table for people: decimal amounts, their unit beside them, and what they were worth on their day. Capital and premium are
 * of the unit of their row.
 */
public final class StatementCsv {
    private static final List<String> HEADER = List.of(
            "time_utc",
            "line",
            "tier",
            "capital",
            "premium",
            "unit",
            "capital_usd",
            "premium_usd",
            "policy_id",
            "epoch",
            "bitcoin_block",
            "txid");

    private StatementCsv() {}

    public static String of(List<Statement> statements, UsdOfDay usd) {
        StringBuilder csv = new StringBuilder(Csv.row(HEADER));
        for (Statement statement : statements) {
            for (Line line : StatementLines.of(statement)) {
                csv.append(row(statement.book(), line, usd));
            }
        }
        return csv.toString();
    }

    private static String row(BookId book, Line line, UsdOfDay usd) {
        return Csv.row(List.of(
                line.blockTime() == 0
                        ? ""
                        : Instant.ofEpochSecond(line.blockTime()).toString(),
                StatementPage.name(line),
                book.tier().chainName(),
                AmountText.decimal(line.amount().capital()),
                AmountText.decimal(line.amount().premium()),
                AmountText.symbol(book.token()),
                usd.of(line.amount().capital(), line.blockTime()),
                usd.of(line.amount().premium(), line.blockTime()),
                line.policy().map(it -> it.policyId().toString()).orElse(""),
                line.policy().map(it -> it.epoch().toString()).orElse(""),
                line.burnHeight().toString(),
                line.txid()));
    }
}
