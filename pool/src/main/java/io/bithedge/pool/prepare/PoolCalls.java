package io.bithedge.pool.prepare;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.Token;
import io.bithedge.pool.prepare.PreparedCall.Argument;
import io.bithedge.pool.quote.QuoteDecision.Offered;
import io.bithedge.pool.quote.SignedQuote;
import io.bithedge.pool.voucher.Voucher;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.transaction.AssetId;
import io.bithedge.stacks.transaction.PostCondition;
import io.bithedge.stacks.transaction.PostCondition.AmountCode;
import io.bithedge.stacks.transaction.PostCondition.Who;
import java.math.BigInteger;
import java.util.List;

/**
 * The calls that people make, each with exactly the movements it means. Sources: liquidity-pool-vault.clar, policy-registry.clar.
 *
 * @param sbtc the asset that the vault takes as sBTC
 */
public record PoolCalls(Principal.Contract vault, Principal.Contract registry, AssetId sbtc) {
    private static final String TOKEN = "(string-ascii 4)";
    private static final String TIER = "(string-ascii 12)";
    private static final String SIGNATURE = "(buff 65)";

    /** Source: liquidity-pool-vault#deposit-stx, #deposit-sbtc. */
    public PreparedCall deposit(Principal provider, BookId book, long amount) {
        String coins = CoinText.of(book.token(), amount);
        return new PreparedCall(
                vault,
                switch (book.token()) {
                    case STX -> "deposit-stx";
                    case SBTC -> "deposit-sbtc";
                },
                List.of(uint("amount", amount), tier(book)),
                List.of(sends(provider, book.token(), amount)),
                "Deposits %s into the %s %s book: your wallet sends exactly %s. It joins when the next epoch of the book opens, and backs what is sold in it."
                        .formatted(coins, book.tier().chainName(), name(book.token()), coins));
    }

    /** Source: liquidity-pool-vault#request-exit. */
    public PreparedCall requestExit(BookId book, long amount) {
        return new PreparedCall(
                vault,
                "request-exit",
                List.of(token(book), tier(book), uint("amount", amount)),
                List.of(),
                amount == 0
                        ? "Withdraws your request to leave the %s %s book. Nothing moves."
                                .formatted(book.tier().chainName(), name(book.token()))
                        : "Keeps %s of your capital out of the coming epochs of the %s %s book. Nothing moves now."
                                .formatted(
                                        CoinText.of(book.token(), amount),
                                        book.tier().chainName(),
                                        name(book.token())));
    }

    /** Source: liquidity-pool-vault#withdraw. */
    public PreparedCall withdraw(Voucher voucher, Bytes signature, Taken taken) {
        BookId book = voucher.book();
        return new PreparedCall(
                vault,
                "withdraw",
                List.of(
                        token(book),
                        tier(book),
                        uint("epoch", voucher.epoch()),
                        uint("capital", taken.capital()),
                        uint("premium", taken.premium()),
                        uint("capital-limit", voucher.capitalLimit()),
                        uint("premium-limit", voucher.premiumLimit()),
                        new Argument("signature", SIGNATURE, ClarityValue.buffer(signature))),
                List.of(sends(vault, book.token(), taken.sum())),
                "Withdraws %s of capital and %s of premium from the %s %s book: the vault sends exactly %s to you."
                        .formatted(
                                CoinText.of(book.token(), taken.capital()),
                                CoinText.of(book.token(), taken.premium()),
                                book.tier().chainName(),
                                name(book.token()),
                                CoinText.of(book.token(), taken.sum())));
    }

    /** What a provider takes out, base units; not both 0, and each below 2^51. */
    public record Taken(long capital, long premium) {
        public long sum() {
            return Math.addExact(capital, premium);
        }
    }

    /** Source: policy-registry#create-policy; the vault takes the premium in the same transaction. */
    public PreparedCall createPolicy(Principal buyer, SignedQuote quote) {
        Offered offer = quote.terms().offer();
        Token token = offer.book().token();
        String premium = CoinText.of(token, offer.premium());
        return new PreparedCall(
                registry,
                "create-policy",
                List.of(
                        new Argument("terms", QuoteTermsType.TEXT, quote.terms().argument()),
                        new Argument("signature", SIGNATURE, ClarityValue.buffer(quote.signature()))),
                List.of(sends(buyer, token, offer.premium())),
                "Buys a %s on %s at %s until burn block %d: your wallet sends exactly %s; it can pay up to %s."
                        .formatted(
                                offer.request().kind(),
                                CoinText.btc(offer.request().amountSats()),
                                CoinText.usd(offer.request().strikeE8()),
                                offer.request().expirationHeight(),
                                premium,
                                CoinText.of(token, offer.collateral())));
    }

    /** Source: policy-registry#request-activation. */
    public PreparedCall requestActivation(long policyId) {
        return new PreparedCall(
                registry,
                "request-activation",
                List.of(uint("policy-id", policyId)),
                List.of(),
                "Asks to settle policy %d at the first price after this. In the money then: it pays and ends. Else it stays as it is. Nothing moves now."
                        .formatted(policyId));
    }

    private PostCondition sends(Principal who, Token token, long amount) {
        BigInteger exact = BigInteger.valueOf(amount);
        return switch (token) {
            case STX -> PostCondition.stx(Who.of(who), AmountCode.EQUAL, exact);
            case SBTC -> PostCondition.fungible(Who.of(who), sbtc, AmountCode.EQUAL, exact);
        };
    }

    private static Argument token(BookId book) {
        return new Argument("token", TOKEN, ClarityValue.ascii(book.token().name()));
    }

    private static Argument tier(BookId book) {
        return new Argument("tier", TIER, ClarityValue.ascii(book.tier().chainName()));
    }

    private static Argument uint(String name, long value) {
        return new Argument(name, "uint", ClarityValue.uint(value));
    }

    private static String name(Token token) {
        return switch (token) {
            case STX -> "STX";
            case SBTC -> "sBTC";
        };
    }
}
