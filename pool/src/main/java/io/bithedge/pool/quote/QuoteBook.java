package io.bithedge.pool.quote;

import io.bithedge.ledger.unit.PolicyId;
import io.bithedge.stacks.Bytes;
import java.util.Optional;

/** Firm quotes that were given out, by any instance, within a week. */
public interface QuoteBook {
    /** Throws NotReadyException until the table was read once. */
    Optional<KnownQuote> find(Bytes quoteId);

    /** A quote that can be used until its last second, once. */
    enum Status {
        OPEN,
        EXPIRED,
        USED
    }

    /** {@code policyId} is empty while no final block has a policy that used it. */
    record KnownQuote(QuoteOutcome.Firm firm, Optional<PolicyId> policyId) {
        /** {@code chainSeconds}: the time of the chain by now. Source: policy-registry#create-policy: the last second counts. */
        public Status status(long chainSeconds) {
            if (policyId.isPresent()) {
                return Status.USED;
            }
            return firm.quote().terms().validUntilSeconds() >= chainSeconds ? Status.OPEN : Status.EXPIRED;
        }
    }
}
