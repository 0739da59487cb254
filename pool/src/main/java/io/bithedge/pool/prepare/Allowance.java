package io.bithedge.pool.prepare;

import io.bithedge.ledger.claim.AccountRow;
import io.bithedge.ledger.claim.BookRow;
import io.bithedge.ledger.claim.Claim;
import io.bithedge.ledger.unit.Units;
import io.bithedge.pool.view.PoolViews.ClaimView;

/**
 * What one withdrawal may take now, and what bounds it. Source: liquidity-pool-vault.clar#get-claim.
 *
 * @param capitalLimit may have been withdrawn in this epoch, in all
 * @param premiumLimit may have been withdrawn, ever
 */
public record Allowance(
        Units capital,
        Bound capitalBoundBy,
        Units premium,
        Bound premiumBoundBy,
        Units capitalLimit,
        Units premiumLimit) {
    /** What the vault would name when one unit more were asked for. */
    public enum Bound {
        /** What the policies sold, and those that the open epoch may still sell, leave free of his capital. */
        CAPITAL_LIMIT,
        /** Nobody takes out more capital than he ever put in. */
        DEPOSITS,
        /** What the book itself has that is neither locked nor still to be sold. */
        AVAILABLE,
        /** His part of what the policies that ended have earned. */
        PREMIUM_LIMIT,
        /** What the book itself has earned and not paid out. */
        BOOK_PREMIUM
    }

    static Allowance of(String provider, Claim.Limits limits, ClaimView claim) {
        BookRow book = claim.book();
        AccountRow row = claim.account(provider).asOf(book.epoch());
        Claim.Withdrawable most = Claim.withdrawable(provider, limits, claim);
        long own = limits.capital() - row.withdrawn();
        long deposits = row.depositedEver() - row.withdrawnEver();
        Bound capitalBound = most.capital() == Math.max(0, own)
                ? Bound.CAPITAL_LIMIT
                : most.capital() == Math.max(0, deposits) ? Bound.DEPOSITS : Bound.AVAILABLE;
        boolean isOfLeaf = most.premium() == Math.max(0, limits.premium() - row.premiumWithdrawnEver());
        return new Allowance(
                new Units(book.book().token(), most.capital()),
                capitalBound,
                new Units(book.book().token(), most.premium()),
                isOfLeaf ? Bound.PREMIUM_LIMIT : Bound.BOOK_PREMIUM,
                new Units(book.book().token(), limits.capital()),
                new Units(book.book().token(), limits.premium()));
    }

    boolean isNothing() {
        return capital.value() == 0 && premium.value() == 0;
    }
}
