package io.bithedge.api.quotes;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.bithedge.api.wire.FinalBlock;
import io.bithedge.ledger.unit.PolicyId;
import io.bithedge.pool.quote.QuoteBook;
import io.bithedge.pool.view.PoolViews.AsOf;
import org.jspecify.annotations.Nullable;

/** A firm quote later on: {@code asOf} stays the block it was priced at, {@code seenAt} is the one that says its status. */
record KnownQuoteAnswer(
        @JsonUnwrapped QuoteAnswer quote,
        QuoteBook.Status status,
        @Nullable PolicyId policyId,
        FinalBlock seenAt) {
    static KnownQuoteAnswer of(QuoteBook.KnownQuote known, AsOf now, long chainSeconds) {
        return new KnownQuoteAnswer(
                QuoteAnswer.of(known.firm(), chainSeconds),
                known.status(chainSeconds),
                known.policyId().orElse(null),
                FinalBlock.of(now));
    }
}
