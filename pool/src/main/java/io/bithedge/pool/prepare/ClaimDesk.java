package io.bithedge.pool.prepare;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.BookPhase;
import io.bithedge.ledger.claim.Claim;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.ledger.unit.Units;
import io.bithedge.pool.fresh.Doubts;
import io.bithedge.pool.prepare.PoolCalls.Taken;
import io.bithedge.pool.prepare.Prepared.Notes;
import io.bithedge.pool.prepare.Prepared.Ready;
import io.bithedge.pool.prepare.Prepared.Refused;
import io.bithedge.pool.view.PoolViews;
import io.bithedge.pool.view.PoolViews.BookView;
import io.bithedge.pool.view.PoolViews.ClaimView;
import io.bithedge.pool.view.PoolViews.Located;
import io.bithedge.stacks.address.Principal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Withdrawals by leaf and proof. Nobody signs for them: the vault works out by itself what a provider may take, and this repeats it from the
 * same rows. So no incident stops a withdrawal, and no silence of ours: it is only said; what we say too much the vault refuses. Holds no
 * state.
 */
public final class ClaimDesk {
    private final PoolViews views;
    private final Doubts doubts;
    private final PoolCalls calls;

    public ClaimDesk(PoolViews views, Doubts doubts, PoolCalls calls) {
        this.views = views;
        this.doubts = doubts;
        this.calls = calls;
    }

    public Prepared withdrawal(Principal provider, BookId book, Taken taken) {
        return switch (views.claim(provider.toString(), book)) {
            case Located.NotReady<Optional<ClaimView>> notReady ->
                new Refused(PrepareRefusal.NOT_READY, notReady.reason());
            case Located.Here<Optional<ClaimView>> here ->
                here.value()
                        .map(claim -> withdrawal(provider, claim, taken))
                        .orElseGet(() -> new Refused(
                                PrepareRefusal.UNKNOWN_PROVIDER,
                                provider + " never acted in " + book + " in any final block"));
        };
    }

    private Prepared withdrawal(Principal provider, ClaimView claim, Taken taken) {
        return shut(claim).<Prepared>map(refused -> refused).orElseGet(() -> open(provider, claim, taken));
    }

    private Prepared open(Principal provider, ClaimView claim, Taken taken) {
        BookId book = claim.book().book();
        return switch (Claim.of(provider.toString(), claim.proven(), claim)) {
            case Claim.Refused(var reason) ->
                new Refused(PrepareRefusal.NOT_READY, "leaf and rows of %s are apart: %s".formatted(book, reason));
            case Claim.Limits limits -> {
                Allowance allowance = Allowance.of(provider.toString(), limits, claim);
                yield above(claim, allowance, taken)
                        .<Prepared>map(refused -> refused)
                        .orElseGet(() -> new Ready(
                                calls.withdraw(book, claim.proven(), taken),
                                claim.asOf(),
                                new Notes(doubts.ofBooks(book.token()), Optional.of(allowance), Optional.empty())));
            }
        };
    }

    /** In the order of liquidity-pool-vault#withdraw. A closed book is always open for it. */
    private Optional<Refused> shut(ClaimView claim) {
        BookId book = claim.book().book();
        Optional<BookView> view = views.book(book);
        if (!claim.book().isClosed() && view.filter(BookView::isShutByPause).isPresent()) {
            return Optional.of(new Refused(
                    PrepareRefusal.PAUSED,
                    "the contracts are paused until burn block %s at the latest: withdrawals are shut in the second half of an epoch"
                            .formatted(
                                    view.flatMap(it -> it.life().pausedUntil()).orElse(BurnHeight.NONE))));
        }
        return claim.book().phase() == BookPhase.OVER
                ? Optional.of(new Refused(
                        PrepareRefusal.EPOCH_OVER,
                        "epoch %d of %s is over, and the weights of the next one are being fixed: %s"
                                .formatted(claim.book().epoch(), book, next(view))))
                : Optional.empty();
    }

    private static String next(Optional<BookView> view) {
        return view.flatMap(it -> it.life().proposal())
                .map(it -> "epoch %s is proposed and begins from burn block %s on"
                        .formatted(it.epoch(), it.confirmableAt()))
                .orElse("it is proposed soon, and begins some blocks later");
    }

    private static Optional<Refused> above(ClaimView claim, Allowance allowance, Taken taken) {
        BookId book = claim.book().book();
        if (allowance.isNothing()) {
            return Optional.of(new Refused(
                    PrepareRefusal.NOTHING_TO_TAKE,
                    "epoch %d of %s: there is nothing to take now"
                            .formatted(claim.book().epoch(), book)));
        }
        if (!taken.capital().isAbove(allowance.capital()) && !taken.premium().isAbove(allowance.premium())) {
            return Optional.empty();
        }
        Map<String, Units> allowed = new LinkedHashMap<>();
        allowed.put("capital", allowance.capital());
        allowed.put("premium", allowance.premium());
        return Optional.of(new Refused(
                PrepareRefusal.ABOVE_LIMIT,
                "epoch %d of %s: expected at most capital %d (%s) and premium %d (%s) base units, got %d and %d"
                        .formatted(
                                claim.book().epoch(),
                                book,
                                allowance.capital().value(),
                                allowance.capitalBoundBy(),
                                allowance.premium().value(),
                                allowance.premiumBoundBy(),
                                taken.capital().value(),
                                taken.premium().value()),
                allowed));
    }
}
