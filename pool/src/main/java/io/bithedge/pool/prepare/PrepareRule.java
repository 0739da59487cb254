package io.bithedge.pool.prepare;

import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.ledger.unit.Units;
import io.bithedge.pool.prepare.Prepared.Refused;
import io.bithedge.pool.pricing.ExerciseStyle;
import io.bithedge.pool.quote.FirmTerms;
import io.bithedge.pool.quote.QuoteBook.KnownQuote;
import io.bithedge.pool.quote.QuoteDecision.Offered;
import io.bithedge.pool.view.AccountFigures;
import io.bithedge.pool.view.BookFigures;
import io.bithedge.pool.view.PolicyStatus;
import io.bithedge.pool.view.PoolViews.AccountView;
import io.bithedge.pool.view.PoolViews.BookView;
import io.bithedge.pool.view.PoolViews.PolicyView;
import io.bithedge.stacks.address.Principal;
import java.util.Map;
import java.util.Optional;

/** What the contracts would refuse, said before anybody pays a fee for it. They stay the judge: state may change until the block. */
final class PrepareRule {
    private PrepareRule() {}

    /** More than somebody has cannot stay out of an epoch: such a request is a slip. */
    static Optional<Refused> exit(AccountView account, Units amount) {
        AccountFigures his = account.figures();
        Units capital = his.deposited().minus(his.losses()).orNone();
        return amount.isAbove(capital)
                ? Optional.of(new Refused(
                        PrepareRefusal.ABOVE_CAPITAL,
                        "amount: expected at most the capital in %s, %d base units, got %d"
                                .formatted(account.book(), capital.value(), amount.value()),
                        Map.of("amount", capital)))
                : Optional.empty();
    }

    /** In the order of liquidity-pool-vault#deposit: while paused, and for a book that is closed for good. */
    static Optional<Refused> deposit(BookView book, BurnHeight burnTip) {
        return paused(book, burnTip).or(() -> closed(book));
    }

    static Optional<Refused> paused(BookView book, BurnHeight burnTip) {
        return book.life()
                .pausedUntil()
                .filter(burnTip::isBefore)
                .map(until -> new Refused(
                        PrepareRefusal.PAUSED,
                        "the contracts are paused until burn block %s at the latest".formatted(until)));
    }

    static Optional<Refused> closed(BookView book) {
        return book.life().isClosed()
                ? refused(
                        PrepareRefusal.BOOK_CLOSED,
                        book.book() + " is closed for good: what is free in it can be withdrawn at any time")
                : Optional.empty();
    }

    /** In the order of policy-registry#request-activation. */
    static Optional<Refused> activation(PolicyView policy, String owner, BurnHeight burnTip) {
        BurnHeight expiration = policy.terms().expirationHeight();
        if (!policy.owner().equals(owner)) {
            return refused(
                    PrepareRefusal.NOT_POLICY_OWNER,
                    "policy %s belongs to %s, not to %s".formatted(policy.id(), policy.owner(), owner));
        }
        if (policy.terms().style() != ExerciseStyle.AMERICAN) {
            return refused(
                    PrepareRefusal.NOT_AMERICAN,
                    "policy %s is %s: it is settled at burn block %s and cannot be activated before"
                            .formatted(policy.id(), policy.terms().style(), expiration));
        }
        if (policy.status() != PolicyStatus.ACTIVE) {
            return refused(PrepareRefusal.NOT_ACTIVE, "policy %s is %s".formatted(policy.id(), policy.status()));
        }
        if (burnTip.isAtOrAfter(expiration)) {
            return refused(
                    PrepareRefusal.EXPIRED,
                    "policy %s expired at burn block %s, the chain is at %s: it is settled by itself"
                            .formatted(policy.id(), expiration, burnTip));
        }
        return policy.activationRequestedAt()
                .map(since -> new Refused(
                        PrepareRefusal.ACTIVATION_PENDING,
                        "policy %s: an activation is pending since burn block %s".formatted(policy.id(), since)));
    }

    static Optional<Refused> buyer(KnownQuote known, Principal buyer) {
        FirmTerms terms = known.firm().quote().terms();
        return terms.buyer().equals(buyer)
                ? Optional.empty()
                : refused(
                        PrepareRefusal.NOT_QUOTE_BUYER,
                        "quote %s was signed for %s, not for %s: ask for one of your own"
                                .formatted(terms.quoteId().toPrefixedHex(), terms.buyer(), buyer));
    }

    /** By when a quote is used. */
    record Now(BurnHeight burnTip, long chainSeconds) {}

    /** In the order of policy-registry#create-policy; then what the vault would say to the lock. */
    static Optional<Refused> purchase(KnownQuote known, Optional<BookView> found, Now now) {
        FirmTerms terms = known.firm().quote().terms();
        String quote = "quote " + terms.quoteId().toPrefixedHex();
        Optional<Refused> over = switch (known.status(now.chainSeconds())) {
            case USED ->
                refused(
                        PrepareRefusal.QUOTE_USED,
                        quote + " was used for policy " + known.policyId().orElseThrow());
            case EXPIRED ->
                refused(
                        PrepareRefusal.QUOTE_EXPIRED,
                        "%s has expired %d s ago: ask for a new one"
                                .formatted(quote, now.chainSeconds() - terms.validUntilSeconds()));
            case OPEN -> Optional.empty();
        };
        return over.or(() -> found.flatMap(book -> paused(book, now.burnTip())
                .or(() -> closed(book))
                .or(() -> capacity(terms.offer(), book, now.burnTip()))));
    }

    private static Optional<Refused> capacity(Offered offer, BookView book, BurnHeight burnTip) {
        BookFigures its = book.figures();
        if (burnTip.isAtOrAfter(its.endsAt())) {
            return refused(
                    PrepareRefusal.EPOCH_OVER,
                    "epoch %s of %s ended at burn block %s: ask for a new quote when the next one is open"
                            .formatted(its.epoch(), book.book(), its.endsAt()));
        }
        Units left = its.capacity().minus(its.used()).orNone();
        return offer.collateral().isAbove(left)
                ? Optional.of(new Refused(
                        PrepareRefusal.NO_CAPACITY,
                        "%s has %d base units of capacity left, the quote needs %d: ask for a new one"
                                .formatted(
                                        book.book(),
                                        left.value(),
                                        offer.collateral().value()),
                        Map.of("collateral", left)))
                : Optional.empty();
    }

    private static Optional<Refused> refused(PrepareRefusal code, String detail) {
        return Optional.of(new Refused(code, detail));
    }
}
