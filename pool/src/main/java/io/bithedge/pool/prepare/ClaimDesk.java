package io.bithedge.pool.prepare;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.BookPhase;
import io.bithedge.ledger.claim.Claim;
import io.bithedge.ledger.unit.Units;
import io.bithedge.pool.prepare.PoolCalls.Taken;
import io.bithedge.pool.prepare.Prepared.Elsewhere;
import io.bithedge.pool.prepare.Prepared.Ready;
import io.bithedge.pool.prepare.Prepared.Refused;
import io.bithedge.pool.view.PoolViews;
import io.bithedge.pool.view.PoolViews.ClaimView;
import io.bithedge.pool.view.PoolViews.Located;
import io.bithedge.stacks.address.Principal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Withdrawals by leaf and proof. Nobody signs for them: the vault works out by itself what a provider may take, and this repeats it from the
 * same rows. So no incident stops a withdrawal; what we say too much the vault refuses. Holds no state.
 */
public final class ClaimDesk {
    private final PoolViews views;
    private final PoolCalls calls;

    public ClaimDesk(PoolViews views, PoolCalls calls) {
        this.views = views;
        this.calls = calls;
    }

    public Prepared withdrawal(Principal provider, BookId book, Taken taken) {
        return switch (views.claim(provider.toString(), book)) {
            case Located.Elsewhere<Optional<ClaimView>> other -> new Elsewhere(other.host(), other.port());
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
        BookId book = claim.book().book();
        if (claim.book().phase() == BookPhase.OVER) {
            return new Refused(
                    PrepareRefusal.EPOCH_OVER,
                    "epoch %d of %s is over, the next one opens soon"
                            .formatted(claim.book().epoch(), book));
        }
        return switch (Claim.of(provider.toString(), claim.proven(), claim)) {
            case Claim.Refused(var reason) ->
                new Refused(PrepareRefusal.NOT_READY, "leaf and rows of %s are apart: %s".formatted(book, reason));
            case Claim.Limits limits ->
                above(provider, claim, limits, taken)
                        .<Prepared>map(refused -> refused)
                        .orElseGet(() -> new Ready(calls.withdraw(book, claim.proven(), taken), claim.asOf()));
        };
    }

    private static Optional<Refused> above(Principal provider, ClaimView claim, Claim.Limits limits, Taken taken) {
        BookId book = claim.book().book();
        Claim.Withdrawable most = Claim.withdrawable(provider.toString(), limits, claim);
        Units capital = new Units(book.token(), most.capital());
        Units premium = new Units(book.token(), most.premium());
        if (!taken.capital().isAbove(capital) && !taken.premium().isAbove(premium)) {
            return Optional.empty();
        }
        Map<String, Units> allowed = new LinkedHashMap<>();
        allowed.put("capital", capital);
        allowed.put("premium", premium);
        return Optional.of(new Refused(
                PrepareRefusal.ABOVE_LIMIT,
                "epoch %d of %s: expected at most capital %d and premium %d base units, got %d and %d"
                        .formatted(
                                claim.book().epoch(),
                                book,
                                capital.value(),
                                premium.value(),
                                taken.capital().value(),
                                taken.premium().value()),
                allowed));
    }
}
