package io.bithedge.api.prepare;

import io.bithedge.ledger.unit.Units;
import io.bithedge.pool.prepare.Allowance;

/**
 * The most that one withdrawal may take now, and what bounds it. CAPITAL_LIMIT: what the policies sold, and those that the open epoch may
 * still sell, leave free of his capital; DEPOSITS: what he ever put in; AVAILABLE: what the book has free; PREMIUM_LIMIT: his part of
 * what was earned; BOOK_PREMIUM: what the book has earned and not paid out. {@code capitalLimit} counts what he withdrew in this epoch,
 * {@code premiumLimit} what he ever withdrew.
 */
record AllowedWithdrawal(
        Units capital,
        Allowance.Bound capitalBoundBy,
        Units premium,
        Allowance.Bound premiumBoundBy,
        Units capitalLimit,
        Units premiumLimit) {
    static AllowedWithdrawal of(Allowance it) {
        return new AllowedWithdrawal(
                it.capital(),
                it.capitalBoundBy(),
                it.premium(),
                it.premiumBoundBy(),
                it.capitalLimit(),
                it.premiumLimit());
    }
}
