package io.bithedge.api.statements;

import io.bithedge.api.wire.Fields;
import io.bithedge.api.wire.Heights;
import io.bithedge.ledger.BookId;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.pool.statement.StatementRule;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a statement, and how.
 *
 * @param token STX or SBTC; both without it
 * @param tier conservative, balanced or aggressive; all without it
 * @param from burn height of the first block; 0 without it
 * @param to burn height of the last block; now without it
 * @param format json, csv (for people), tax (CSV for tax programs) or html; without it the Accept header says
 */
record StatementQuery(
        @Nullable String token,
        @Nullable String tier,
        @Nullable String from,
        @Nullable String to,
        @Nullable String format) {
    boolean isForTax() {
        return "tax".equals(format);
    }

    boolean has(BookId book) {
        return (token == null || token.strip().equalsIgnoreCase(book.token().name()))
                && (tier == null || tier.strip().equalsIgnoreCase(book.tier().chainName()));
    }

    void check() {
        if (format != null) {
            Fields.oneOf("format", StatementFormats.NAMES, format);
        }
        if (token != null) {
            Fields.oneOf("token", List.of("STX", "SBTC"), token.strip().toUpperCase(Locale.ROOT));
        }
        if (tier != null) {
            Fields.oneOf(
                    "tier",
                    List.of("conservative", "balanced", "aggressive"),
                    tier.strip().toLowerCase(Locale.ROOT));
        }
    }

    StatementRule.Period period(BurnHeight now) {
        BurnHeight first = Heights.burn("from", Optional.ofNullable(from), new BurnHeight(0));
        BurnHeight asked = Heights.burn("to", Optional.ofNullable(to), now);
        BurnHeight last = asked.isBefore(now) ? asked : now;
        Heights.requireOrder(first, last);
        return new StatementRule.Period(first, last);
    }
}
