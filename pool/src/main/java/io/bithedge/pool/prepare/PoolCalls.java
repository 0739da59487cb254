package io.bithedge.pool.prepare;

import io.bithedge.contracts.call.RegistryCalls;
import io.bithedge.contracts.call.VaultCalls;
import io.bithedge.contracts.call.VaultCalls.Withdrawal;
import io.bithedge.ledger.BookId;
import io.bithedge.ledger.Token;
import io.bithedge.pool.quote.QuoteDecision.Offered;
import io.bithedge.pool.quote.SignedQuote;
import io.bithedge.pool.voucher.Voucher;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.address.Principal;
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
    /** Source: liquidity-pool-vault#deposit-stx, #deposit-sbtc. */
    public PreparedCall deposit(Principal provider, BookId book, long amount) {
        String coins = CoinText.of(book.token(), amount);
        return PreparedCall.of(
                switch (book.token()) {
                    case STX -> vaultCalls().depositStx(tier(book), amount);
                    case SBTC -> vaultCalls().depositSbtc(tier(book), amount);
                },
                List.of(sends(provider, book.token(), amount)),
                "Deposits %s into the %s %s book: your wallet sends exactly %s. It joins when the next epoch of the book opens, and backs what is sold in it."
                        .formatted(coins, book.tier().chainName(), name(book.token()), coins));
    }

    /** Source: liquidity-pool-vault#request-exit. */
    public PreparedCall requestExit(BookId book, long amount) {
        return PreparedCall.of(
                vaultCalls().requestExit(book.token().name(), tier(book), amount),
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
        Withdrawal withdrawal = new Withdrawal(
                book.token().name(),
                tier(book),
                voucher.epoch(),
                taken.capital(),
                taken.premium(),
                voucher.capitalLimit(),
                voucher.premiumLimit(),
                signature);
        return PreparedCall.of(
                vaultCalls().withdraw(withdrawal),
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
        return PreparedCall.of(
                registryCalls().createPolicy(quote.terms().argument(), quote.signature()),
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
        return PreparedCall.of(
                registryCalls().requestActivation(policyId),
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

    private VaultCalls vaultCalls() {
        return new VaultCalls(vault);
    }

    private RegistryCalls registryCalls() {
        return new RegistryCalls(registry);
    }

    private static String tier(BookId book) {
        return book.tier().chainName();
    }

    private static String name(Token token) {
        return switch (token) {
            case STX -> "STX";
            case SBTC -> "sBTC";
        };
    }
}
