package io.bithedge.pool.prepare;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.unit.PolicyId;
import io.bithedge.ledger.unit.Units;
import io.bithedge.pool.fresh.CurrentPrice;
import io.bithedge.pool.fresh.Freshness;
import io.bithedge.pool.prepare.PoolCalls.Taken;
import io.bithedge.pool.prepare.Prepared.Elsewhere;
import io.bithedge.pool.prepare.Prepared.Ready;
import io.bithedge.pool.prepare.Prepared.Refused;
import io.bithedge.pool.quote.QuoteBook;
import io.bithedge.pool.quote.QuoteBook.KnownQuote;
import io.bithedge.pool.quote.SignedQuote;
import io.bithedge.pool.view.Asset;
import io.bithedge.pool.view.PoolViews;
import io.bithedge.pool.view.PoolViews.AccountView;
import io.bithedge.pool.view.PoolViews.Located;
import io.bithedge.pool.view.PoolViews.PolicyView;
import io.bithedge.pool.view.PoolViews.PositionView;
import io.bithedge.pool.voucher.VoucherDesk;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.address.Principal;
import java.util.Optional;
import java.util.function.Function;

/** Looks up what a call depends on, lets {@link PrepareRule} judge it, and makes the call. Holds no state. */
public final class PrepareDesk {
    private final PoolViews views;
    private final Freshness freshness;
    private final VoucherDesk vouchers;
    private final QuoteBook quotes;
    private final PoolCalls calls;

    public PrepareDesk(PoolViews views, Freshness freshness, VoucherDesk vouchers, QuoteBook quotes, PoolCalls calls) {
        this.views = views;
        this.freshness = freshness;
        this.vouchers = vouchers;
        this.quotes = quotes;
        this.calls = calls;
    }

    /** Depends on nothing but the book: anybody may deposit. */
    public Prepared deposit(Principal provider, BookId book, Units amount) {
        return new Ready(calls.deposit(provider, book, amount), views.position().asOf());
    }

    public Prepared exit(Principal provider, BookId book, Units amount) {
        return located(
                views.account(provider.toString(), book),
                found -> exit(book, amount, found).orElseGet(() -> unknown(provider, book)));
    }

    private Optional<Prepared> exit(BookId book, Units amount, Optional<AccountView> found) {
        return found.map(account -> stale().or(() -> PrepareRule.exit(account, amount))
                .<Prepared>map(refused -> refused)
                .orElseGet(() -> new Ready(calls.requestExit(book, amount), account.asOf())));
    }

    /** Asks for the voucher itself. */
    public Prepared withdrawal(Principal provider, BookId book, Taken taken) {
        return switch (vouchers.sign(provider, book)) {
            case VoucherDesk.Outcome.Elsewhere other -> new Elsewhere(other.host(), other.port());
            case VoucherDesk.Outcome.Refused refused -> new Refused(codeOf(refused.code()), refused.reason());
            case VoucherDesk.Outcome.Signed signed ->
                PrepareRule.withdrawal(signed.account(), taken)
                        .<Prepared>map(refused -> refused)
                        .orElseGet(() -> new Ready(
                                calls.withdraw(signed.voucher(), signed.signature(), taken),
                                signed.account().asOf()));
        };
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
        PoolViews.AsOf asOf = views.position().asOf();
        return stale().or(() -> PrepareRule.activation(policy, owner.toString(), asOf.burnTip()))
                .<Prepared>map(refused -> refused)
                .orElseGet(() -> new Ready(calls.requestActivation(policy.id()), asOf));
    }

    /** The quote was signed for nobody: whoever pays the premium owns the policy. */
    public Prepared purchase(Principal buyer, Bytes quoteId) {
        PositionView position = views.position();
        Optional<KnownQuote> known = quotes.find(quoteId);
        if (known.isEmpty()) {
            return new Refused(
                    PrepareRefusal.UNKNOWN_QUOTE,
                    "quote " + quoteId.toPrefixedHex() + " was not given out within a week");
        }
        SignedQuote quote = known.get().firm().quote();
        BookId book = quote.terms().offer().book();
        return stopped(position, book)
                .or(() -> PrepareRule.purchase(
                        known.get(), views.book(book), position.asOf().burnTip()))
                .<Prepared>map(refused -> refused)
                .orElseGet(() -> new Ready(calls.createPolicy(buyer, quote), position.asOf()));
    }

    /** What stops quotes stops their use here too, an old price among it; a quote that is out can still be used without us. */
    private Optional<Refused> stopped(PositionView position, BookId book) {
        if (!position.halted().isEmpty()) {
            return Optional.of(new Refused(PrepareRefusal.HALTED, String.join("; ", position.halted())));
        }
        return views.stoppingIncidents(book.token()).stream()
                .findFirst()
                .map(it -> new Refused(PrepareRefusal.INCIDENT_OPEN, it.code() + ": " + it.message()))
                .or(this::stale)
                .or(() -> unpriced(Asset.BTC))
                .or(() -> unpriced(Asset.STX));
    }

    private Optional<Refused> stale() {
        return freshness.staleChain().map(reason -> new Refused(PrepareRefusal.CHAIN_STALE, reason));
    }

    private Optional<Refused> unpriced(Asset asset) {
        return switch (freshness.price(asset)) {
            case CurrentPrice.Fresh fresh -> Optional.empty();
            case CurrentPrice.Stale old -> Optional.of(new Refused(PrepareRefusal.PRICE_STALE, old.reason()));
            case CurrentPrice.Missing missing ->
                Optional.of(new Refused(PrepareRefusal.PRICE_UNAVAILABLE, missing.reason()));
        };
    }

    private static Prepared unknown(Principal provider, BookId book) {
        return new Refused(
                PrepareRefusal.UNKNOWN_PROVIDER, provider + " has no capital in " + book + " in any final block");
    }

    private static <T> Prepared located(Located<T> located, Function<T, Prepared> answer) {
        return switch (located) {
            case Located.Here<T> here -> answer.apply(here.value());
            case Located.Elsewhere<T> other -> new Elsewhere(other.host(), other.port());
            case Located.NotReady<T> notReady -> new Refused(PrepareRefusal.NOT_READY, notReady.reason());
        };
    }

    private static PrepareRefusal codeOf(VoucherDesk.RefusalCode code) {
        return switch (code) {
            case NOT_READY -> PrepareRefusal.NOT_READY;
            case HALTED -> PrepareRefusal.HALTED;
            case INCIDENT_OPEN -> PrepareRefusal.INCIDENT_OPEN;
            case CHAIN_STALE -> PrepareRefusal.CHAIN_STALE;
            case UNKNOWN_BOOK -> PrepareRefusal.UNKNOWN_BOOK;
            case EPOCH_OVER -> PrepareRefusal.EPOCH_OVER;
            case UNKNOWN_PROVIDER -> PrepareRefusal.UNKNOWN_PROVIDER;
        };
    }
}
