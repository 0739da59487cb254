package io.bithedge.pool.quote;

import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.pool.quote.QuoteDecision.Offered;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.signing.Signer;
import io.bithedge.stacks.signing.StructuredMessage;
import java.util.function.Supplier;

/** Makes an offer firm. */
public final class QuoteSigner {
    /** Burn blocks a quote may be used. */
    public static final long VALID_BLOCKS = 6;

    private final Principal registry;
    private final long chainId;
    private final Signer quoter;
    private final Supplier<Bytes> quoteIds;

    /** Signs for one registry on one chain. {@code quoteIds} gives 16 bytes that never repeat. */
    public QuoteSigner(Principal registry, long chainId, Signer quoter, Supplier<Bytes> quoteIds) {
        this.registry = registry;
        this.chainId = chainId;
        this.quoter = quoter;
        this.quoteIds = quoteIds;
    }

    public SignedQuote sign(Offered offer, BurnHeight burnHeight) {
        QuoteTerms terms = new QuoteTerms(quoteIds.get(), offer, burnHeight.plus(VALID_BLOCKS));
        return new SignedQuote(terms, StructuredMessage.signRsv(quoter, terms.message(registry, chainId)));
    }
}
