package io.bithedge.pool.prepare;

import io.bithedge.pool.prepare.PoolCalls.Taken;
import io.bithedge.pool.prepare.Prepared.Refused;
import io.bithedge.pool.quote.QuoteBook.KnownQuote;
import io.bithedge.pool.quote.QuoteDecision.Offered;
import io.bithedge.pool.quote.QuoteTerms;
import io.bithedge.pool.view.PoolViews.AccountView;
import io.bithedge.pool.view.PoolViews.BookView;
import io.bithedge.pool.view.PoolViews.PolicyView;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the contracts would refuse, said before anybody pays a fee for it. They stay the judge: state may change until the block. */
final class PrepareRule {
    private PrepareRule() {}

    /** More than somebody has cannot stay out of an epoch: such a request is a slip. */
    static Optional<Refused> exit(AccountView account, long amount) {
        long capital = Math.max(0, account.deposited() - account.losses());
        return amount <= capital
                ? Optional.empty()
                : Optional.of(new Refused(
                        PrepareRefusal.ABOVE_CAPITAL,
                        "amount: expected at most the capital in %s, %d base units, got %d"
                                .formatted(account.book(), capital, amount),
                        Map.of("amount", capital)));
    }

    /** Both parts are checked: the limits count what was withdrawn so far. */
    static Optional<Refused> withdrawal(AccountView account, Taken taken) {
        long capital = Math.max(0, account.limit() - account.withdrawn());
        long premium = Math.max(0, account.premiumEarned() - account.premiumWithdrawn());
        if (taken.capital() <= capital && taken.premium() <= premium) {
            return Optional.empty();
        }
        Map<String, Long> limits = new LinkedHashMap<>();
        limits.put("capital", capital);
        limits.put("premium", premium);
        return Optional.of(new Refused(
                PrepareRefusal.ABOVE_LIMIT,
                "epoch %d of %s: expected at most capital %d and premium %d base units, got %d and %d"
                        .formatted(account.epoch(), account.book(), capital, premium, taken.capital(), taken.premium()),
                limits));
    }

    /** In the order of policy-registry#request-activation. */
    static Optional<Refused> activation(PolicyView policy, String owner, long burnTip) {
        if (!policy.owner().equals(owner)) {
            return refused(
                    PrepareRefusal.NOT_POLICY_OWNER,
                    "policy %d belongs to %s, not to %s".formatted(policy.id(), policy.owner(), owner));
        }
        if (!policy.style().equals("AMERICAN")) {
            return refused(
                    PrepareRefusal.NOT_AMERICAN,
                    "policy %d is %s: it is settled at burn block %d and cannot be activated before"
                            .formatted(policy.id(), policy.style(), policy.expirationHeight()));
        }
        if (!policy.status().equals("ACTIVE")) {
            return refused(PrepareRefusal.NOT_ACTIVE, "policy %d is %s".formatted(policy.id(), policy.status()));
        }
        if (burnTip >= policy.expirationHeight()) {
            return refused(
                    PrepareRefusal.EXPIRED,
                    "policy %d expired at burn block %d, the chain is at %d: it is settled by itself"
                            .formatted(policy.id(), policy.expirationHeight(), burnTip));
        }
        if (policy.activationRequestedAt() > 0) {
            return refused(
                    PrepareRefusal.ACTIVATION_PENDING,
                    "policy %d: an activation is pending since burn block %d"
                            .formatted(policy.id(), policy.activationRequestedAt()));
        }
        return Optional.empty();
    }

    /** In the order of policy-registry#create-policy; then what the vault would say to the lock. */
    static Optional<Refused> purchase(KnownQuote known, Optional<BookView> found, long burnTip) {
        QuoteTerms terms = known.firm().quote().terms();
        String quote = "quote " + terms.quoteId().toPrefixedHex();
        Optional<Refused> over = switch (known.status(burnTip)) {
            case USED -> refused(PrepareRefusal.QUOTE_USED, quote + " was used for policy " + known.policyId());
            case EXPIRED ->
                refused(
                        PrepareRefusal.QUOTE_EXPIRED,
                        "%s was valid until burn block %d, the chain is at %d: ask for a new one"
                                .formatted(quote, terms.validUntil(), burnTip));
            case OPEN -> Optional.empty();
        };
        return over.or(() -> found.flatMap(book -> capacity(terms.offer(), book, burnTip)));
    }

    private static Optional<Refused> capacity(Offered offer, BookView book, long burnTip) {
        if (burnTip >= book.endsAt()) {
            return refused(
                    PrepareRefusal.EPOCH_OVER,
                    "epoch %d of %s ended at burn block %d: ask for a new quote when the next one is open"
                            .formatted(book.epoch(), book.book(), book.endsAt()));
        }
        long left = Math.max(0, book.capacity() - book.used());
        return offer.collateral() <= left
                ? Optional.empty()
                : Optional.of(new Refused(
                        PrepareRefusal.NO_CAPACITY,
                        "%s has %d base units of capacity left, the quote needs %d: ask for a new one"
                                .formatted(book.book(), left, offer.collateral()),
                        Map.of("collateral", left)));
    }

    private static Optional<Refused> refused(PrepareRefusal code, String detail) {
        return Optional.of(new Refused(code, detail));
    }
}
