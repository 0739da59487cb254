package io.bithedge.pool.quote;

import io.bithedge.pool.quote.QuoteDecision.Offered;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.address.Principal;
import java.util.function.Supplier;

/** Makes an offer firm, for one registry on one chain. The key is with another. */
public final class QuoteSigner {
    /** Seconds of block time that a quote may be used; the registry takes 300 at most. */
    public static final long VALID_SECONDS = 120;

    private final Principal registry;
    private final long chainId;
    private final Quoter quoter;
    private final Supplier<Bytes> quoteIds;

    /** {@code quoteIds} gives 16 bytes that never repeat. */
    public QuoteSigner(Principal registry, long chainId, Quoter quoter, Supplier<Bytes> quoteIds) {
        this.registry = registry;
        this.chainId = chainId;
        this.quoter = quoter;
        this.quoteIds = quoteIds;
    }

    /** {@code chainSeconds}: the time of the chain by now. */
    FirmTerms terms(Principal buyer, Offered offer, References references, long chainSeconds) {
        return new FirmTerms(quoteIds.get(), buyer, offer, references, chainSeconds + VALID_SECONDS);
    }

    Quoter.Answer sign(FirmTerms terms) {
        return quoter.sign(terms.message(registry, chainId));
    }
}
