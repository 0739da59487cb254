package io.bithedge.pool.prepare;

/** The type of `terms` as policy-registry#create-policy declares it; compared with the source by a test. */
final class QuoteTermsType {
    static final String TEXT =
            "{quote-id: (buff 16), policy-type: (string-ascii 4), style: (string-ascii 8), strike: uint,"
                    + " amount: uint, expiration-height: uint, token: (string-ascii 4), tier: (string-ascii 12),"
                    + " collateral: uint, premium: uint, valid-until: uint}";

    private QuoteTermsType() {}
}
