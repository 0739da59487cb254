package io.bithedge.pool.statement;

import io.bithedge.ledger.BookId;
import io.bithedge.pool.statement.StatementLines.Line;
import java.time.Instant;
import java.util.List;

/** Statements as one table, amounts in base units: micro-STX, or satoshi of sBTC. */
public final class StatementCsv {
    private static final List<String> HEADER =
            List.of("token", "tier", "line", "burn_height", "time", "policy_id", "epoch", "txid", "capital", "premium");

    private StatementCsv() {}

    public static String of(List<Statement> statements) {
        StringBuilder csv = new StringBuilder(Csv.row(HEADER));
        for (Statement statement : statements) {
            for (Line line : StatementLines.of(statement)) {
                csv.append(row(statement.book(), line));
            }
        }
        return csv.toString();
    }

    private static String row(BookId book, Line line) {
        return Csv.row(List.of(
                book.token().name(),
                book.tier().chainName(),
                line.kind().name(),
                line.burnHeight().toString(),
                line.blockTime() == 0
                        ? ""
                        : Instant.ofEpochSecond(line.blockTime()).toString(),
                line.policy().map(it -> it.policyId().toString()).orElse(""),
                line.policy().map(it -> it.epoch().toString()).orElse(""),
                line.txid(),
                Long.toString(line.amount().capital().value()),
                Long.toString(line.amount().premium().value())));
    }
}
