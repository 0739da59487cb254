package io.bithedge.pool.quote;

import io.bithedge.pool.quote.QuoteDecision.Offered;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.clarity.ClarityValue;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The terms that a buyer hands to {@code create-policy}, every one of them signed.
 * Source: policy-registry.clar#create-policy, #quote-hash.
 *
 * @param quoteId 16 random bytes: two instances may sign at once without agreeing on a counter
 * @param buyer nobody else can use the quote
 * @param references the oracle must be near them when the quote is used
 * @param validUntilSeconds since 1970, of block time; at most 300 s ahead
 */
public record FirmTerms(Bytes quoteId, Principal buyer, Offered offer, References references, long validUntilSeconds) {
    static final int QUOTE_ID_BYTES = 16;
    private static final String DOMAIN = "bithedge-quote";

    public FirmTerms {
        if (quoteId.size() != QUOTE_ID_BYTES) {
            throw new IllegalArgumentException("quote id: expected 16 bytes, got " + quoteId.size());
        }
    }

    /** The argument of {@code create-policy}. */
    public ClarityValue argument() {
        return ClarityValue.tuple(fields());
    }

    /** What is signed: the terms, bound to one registry on one chain. */
    public ClarityValue message(Principal registry, long chainId) {
        SortedMap<String, ClarityValue> fields = fields();
        fields.put("domain", ClarityValue.ascii(DOMAIN));
        fields.put("registry", ClarityValue.principal(registry));
        fields.put("chain", ClarityValue.uint(chainId));
        return ClarityValue.tuple(fields);
    }

    private SortedMap<String, ClarityValue> fields() {
        QuoteRequest request = offer.request();
        return new TreeMap<>(Map.ofEntries(
                Map.entry("quote-id", ClarityValue.buffer(quoteId)),
                Map.entry("buyer", ClarityValue.principal(buyer)),
                Map.entry("policy-type", ClarityValue.ascii(request.policyType().name())),
                Map.entry("style", ClarityValue.ascii(request.style().name())),
                Map.entry("strike", ClarityValue.uint(request.strike().value())),
                Map.entry("amount", ClarityValue.uint(request.amountSats())),
                Map.entry(
                        "expiration-height",
                        ClarityValue.uint(request.expirationHeight().value())),
                Map.entry("token", ClarityValue.ascii(offer.book().token().name())),
                Map.entry("tier", ClarityValue.ascii(offer.book().tier().chainName())),
                Map.entry("collateral", ClarityValue.uint(offer.collateral().value())),
                Map.entry("premium", ClarityValue.uint(offer.premium().value())),
                Map.entry("btc-reference", ClarityValue.uint(references.btc().value())),
                Map.entry("stx-reference", ClarityValue.uint(references.stx().value())),
                Map.entry("valid-until", ClarityValue.uint(validUntilSeconds))));
    }
}
