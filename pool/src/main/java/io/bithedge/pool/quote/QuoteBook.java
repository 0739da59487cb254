package io.bithedge.pool.quote;

import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.ledger.unit.PolicyId;
import io.bithedge.stacks.Bytes;
import java.util.Optional;

/** Firm quotes that were given out, by any instance, within a week. */
public interface QuoteBook {
    /** Throws NotReadyException until the table was read once. */
    Optional<KnownQuote> find(Bytes quoteId);

    /** A quote that can be used until its last block, once. */
    enum Status {
        OPEN,
        EXPIRED,
        USED
    }

    /** {@code policyId} is empty while no final block has a policy that used it. */
    record KnownQuote(QuoteOutcome.Firm firm, Optional<PolicyId> policyId) {
        /** Source: policy-registry#create-policy: the last block counts. */
        public Status status(BurnHeight burnTip) {
            if (policyId.isPresent()) {
                return Status.USED;
            }
            return firm.quote().terms().validUntil().isAtOrAfter(burnTip) ? Status.OPEN : Status.EXPIRED;
        }
    }
}
