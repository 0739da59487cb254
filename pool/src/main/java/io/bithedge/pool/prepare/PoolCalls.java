package io.bithedge.pool.prepare;

import io.bithedge.contracts.call.Claim;
import io.bithedge.contracts.call.RegistryCalls;
import io.bithedge.contracts.call.VaultCalls;
import io.bithedge.ledger.BookId;
import io.bithedge.ledger.Token;
import io.bithedge.ledger.claim.ProvenLeaf;
import io.bithedge.ledger.unit.PolicyId;
import io.bithedge.ledger.unit.Units;
import io.bithedge.pool.quote.QuoteDecision.Offered;
import io.bithedge.pool.quote.SignedQuote;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.transaction.AssetId;
import io.bithedge.stacks.transaction.PostCondition;
import io.bithedge.stacks.transaction.PostCondition.AmountCode;
import io.bithedge.stacks.transaction.PostCondition.Who;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * The calls that people make, each with exactly the movements it means. Sources: liquidity-pool-vault.clar, policy-registry.clar.
 *
 * @param sbtc the asset that the vault takes as sBTC
 */
public record PoolCalls(Principal.Contract vault, Principal.Contract registry, AssetId sbtc) {
    /** Source: liquidity-pool-vault#deposit-stx, #deposit-sbtc. */
    public PreparedCall deposit(Principal provider, BookId book, Units amount) {
        String coins = CoinText.of(amount);
        return PreparedCall.of(
                switch (book.token()) {
                    case STX -> vaultCalls().depositStx(tier(book), amount.value());
                    case SBTC -> vaultCalls().depositSbtc(tier(book), amount.value());
                },
                List.of(sends(provider, amount)),
                "Deposits %s into the %s %s book: your wallet sends exactly %s. It joins when the next epoch of the book opens, and backs what is sold in it."
                        .formatted(coins, book.tier().chainName(), name(book.token()), coins));
    }

    /** Source: liquidity-pool-vault#request-exit. */
    public PreparedCall requestExit(BookId book, Units amount) {
        return PreparedCall.of(
                vaultCalls().requestExit(book.token().name(), tier(book), amount.value()),
                List.of(),
                amount.value() == 0
                        ? "Withdraws your request to leave the %s %s book. Nothing moves."
                                .formatted(book.tier().chainName(), name(book.token()))
                        : "Keeps %s of your capital out of the coming epochs of the %s %s book. Nothing moves now."
                                .formatted(CoinText.of(amount), book.tier().chainName(), name(book.token())));
    }

    /**
     * By leaf and proof, or without a leaf what was deposited in this epoch. Source: liquidity-pool-vault#withdraw.
     */
    public PreparedCall withdraw(BookId book, Optional<ProvenLeaf> proven, Taken taken) {
        VaultCalls.Withdrawal withdrawal = new VaultCalls.Withdrawal(
                book.token().name(),
                tier(book),
                taken.capital().value(),
                taken.premium().value(),
                proven.map(ClaimArguments::of).orElseGet(Claim.WithoutLeaf::new));
        return PreparedCall.of(
                vaultCalls().withdraw(withdrawal), List.of(sends(vault, taken.sum())), withdrawalSummary(book, taken));
    }

    private static String withdrawalSummary(BookId book, Taken taken) {
        return "Withdraws %s of capital and %s of premium from the %s %s book: the vault sends exactly %s to you."
                .formatted(
                        CoinText.of(taken.capital()),
                        CoinText.of(taken.premium()),
                        book.tier().chainName(),
                        name(book.token()),
                        CoinText.of(taken.sum()));
    }

    /** What a provider takes out; not both nothing, and each below 2^51. */
    public record Taken(Units capital, Units premium) {
        public Units sum() {
            return capital.plus(premium);
        }
    }

    /** Source: policy-registry#create-policy; the vault takes the premium in the same transaction. */
    public PreparedCall createPolicy(Principal buyer, SignedQuote quote) {
        Offered offer = quote.terms().offer();
        String premium = CoinText.of(offer.premium());
        return PreparedCall.of(
                registryCalls().createPolicy(quote.terms().argument(), quote.signature()),
                List.of(sends(buyer, offer.premium())),
                "Buys a %s on %s at %s until burn block %s: your wallet sends exactly %s; it can pay up to %s."
                        .formatted(
                                offer.request().policyType(),
                                CoinText.btc(offer.request().amountSats()),
                                CoinText.usd(offer.request().strike()),
                                offer.request().expirationHeight(),
                                premium,
                                CoinText.of(offer.collateral())));
    }

    /** Source: policy-registry#request-activation. */
    public PreparedCall requestActivation(PolicyId policyId) {
        return PreparedCall.of(
                registryCalls().requestActivation(policyId.value()),
                List.of(),
                "Asks to settle policy %s at the first price after this. In the money then: it pays and ends. Else it stays as it is. Nothing moves now."
                        .formatted(policyId));
    }

    private PostCondition sends(Principal who, Units amount) {
        BigInteger exact = BigInteger.valueOf(amount.value());
        return switch (amount.token()) {
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
