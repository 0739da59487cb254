package io.bithedge.pool.prepare;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.Token;
import io.bithedge.ledger.unit.PolicyId;
import io.bithedge.ledger.unit.Units;
import io.bithedge.pool.fresh.Doubts;
import io.bithedge.pool.fresh.Freshness;
import io.bithedge.pool.prepare.PoolCalls.Taken;
import io.bithedge.pool.prepare.Prepared.Firmness;
import io.bithedge.pool.prepare.Prepared.Notes;
import io.bithedge.pool.prepare.Prepared.Ready;
import io.bithedge.pool.prepare.Prepared.Refused;
import io.bithedge.pool.quote.QuoteBook;
import io.bithedge.pool.quote.QuoteBook.KnownQuote;
import io.bithedge.pool.quote.SignedQuote;
import io.bithedge.pool.view.PoolViews;
import io.bithedge.pool.view.PoolViews.AccountView;
import io.bithedge.pool.view.PoolViews.AsOf;
import io.bithedge.pool.view.PoolViews.Located;
import io.bithedge.pool.view.PoolViews.PolicyView;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.address.Principal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Looks up what a call depends on, lets {@link PrepareRule} judge it, and makes the call. Holds no state. Who buys is refused on a
 * {@link Doubts doubt}; who leaves, or uses what he has, is told of it.
 */
public final class PrepareDesk {
    private final PoolViews views;
    private final Freshness freshness;
    private final Doubts doubts;
    private final ClaimDesk claims;
    private final QuoteBook quotes;
    private final PoolCalls calls;

    public PrepareDesk(PoolViews views, Freshness freshness, QuoteBook quotes, PoolCalls calls) {
        this.views = views;
        this.freshness = freshness;
        this.doubts = new Doubts(views, freshness);
        this.claims = new ClaimDesk(views, doubts, calls);
        this.quotes = quotes;
        this.calls = calls;
    }

    /** Depends on nothing but the book: anybody may deposit. */
    public Prepared deposit(Principal provider, BookId book, Units amount) {
        AsOf asOf = views.position().asOf();
        return views.book(book)
                .flatMap(view -> PrepareRule.deposit(view, asOf.burnTip()))
                .<Prepared>map(refused -> refused)
                .orElseGet(() -> new Ready(calls.deposit(provider, book, amount), asOf));
    }

    public Prepared exit(Principal provider, BookId book, Units amount) {
        return located(
                views.account(provider.toString(), book),
                found -> exit(book, amount, found).orElseGet(() -> unknown(provider, book)));
    }

    private Optional<Prepared> exit(BookId book, Units amount, Optional<AccountView> found) {
        return found.map(account -> views.book(book)
                .flatMap(PrepareRule::closed)
                .or(() -> PrepareRule.exit(account, amount))
                .<Prepared>map(refused -> refused)
                .orElseGet(() -> new Ready(calls.requestExit(book, amount), account.asOf(), warned(book.token()))));
    }

    /** By leaf and proof. */
    public Prepared withdrawal(Principal provider, BookId book, Taken taken) {
        return claims.withdrawal(provider, book, taken);
    }

    public Prepared activation(Principal owner, PolicyId policyId) {
        return located(
                views.policy(policyId),
                found -> found.map(policy -> activation(owner, policy))
                        .orElseGet(() -> new Refused(
                                PrepareRefusal.UNKNOWN_POLICY,
                                "policy " + policyId + " does not exist in any final block")));
    }

    private Prepared activation(Principal owner, PolicyView policy) {
        AsOf asOf = views.position().asOf();
        return PrepareRule.activation(policy, owner.toString(), asOf.burnTip())
                .<Prepared>map(refused -> refused)
                .orElseGet(() -> new Ready(
                        calls.requestActivation(policy.id()),
                        asOf,
                        warned(policy.terms().book().token())));
    }

    /** The quote was signed for one buyer. What stops quotes stops their use here too; one that is out can still be used without us. */
    public Prepared purchase(Principal buyer, Bytes quoteId) {
        Optional<KnownQuote> known = quotes.find(quoteId);
        if (known.isEmpty()) {
            return new Refused(
                    PrepareRefusal.UNKNOWN_QUOTE,
                    "quote " + quoteId.toPrefixedHex() + " was not given out within a week");
        }
        AsOf asOf = views.position().asOf();
        SignedQuote quote = known.get().firm().quote();
        BookId book = quote.terms().offer().book();
        long chainSeconds = freshness.chainSeconds();
        return PrepareRule.buyer(known.get(), buyer)
                .or(() -> doubted(book.token()))
                .or(() -> PrepareRule.purchase(
                        known.get(), views.book(book), new PrepareRule.Now(asOf.burnTip(), chainSeconds)))
                .<Prepared>map(refused -> refused)
                .orElseGet(() -> new Ready(calls.createPolicy(buyer, quote), asOf, firm(quote, chainSeconds)));
    }

    private static Notes firm(SignedQuote quote, long chainSeconds) {
        long until = quote.terms().validUntilSeconds();
        return new Notes(
                List.of(), Optional.empty(), Optional.of(new Firmness(until, Math.max(0, until - chainSeconds))));
    }

    private Notes warned(Token token) {
        return new Notes(doubts.ofBooks(token), Optional.empty(), Optional.empty());
    }

    private Optional<Refused> doubted(Token token) {
        return Stream.concat(doubts.ofBooks(token).stream(), doubts.ofPrices().stream())
                .findFirst()
                .map(it -> new Refused(PrepareRefusal.of(it.code()), it.words()));
    }

    private static Prepared unknown(Principal provider, BookId book) {
        return new Refused(
                PrepareRefusal.UNKNOWN_PROVIDER, provider + " has no capital in " + book + " in any final block");
    }

    private static <T> Prepared located(Located<T> located, Function<T, Prepared> answer) {
        return switch (located) {
            case Located.Here<T> here -> answer.apply(here.value());
            case Located.NotReady<T> notReady -> new Refused(PrepareRefusal.NOT_READY, notReady.reason());
        };
    }
}
