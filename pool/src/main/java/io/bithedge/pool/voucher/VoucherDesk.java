package io.bithedge.pool.voucher;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.unit.Epoch;
import io.bithedge.pool.fresh.Freshness;
import io.bithedge.pool.view.AccountFigures;
import io.bithedge.pool.view.BookFigures;
import io.bithedge.pool.view.PoolViews;
import io.bithedge.pool.view.PoolViews.AccountView;
import io.bithedge.pool.view.PoolViews.BookView;
import io.bithedge.pool.view.PoolViews.IncidentView;
import io.bithedge.pool.view.PoolViews.Located;
import io.bithedge.pool.view.PoolViews.PositionView;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.address.Principal;
import java.util.List;
import java.util.Optional;

/**
 * Signs what a provider may withdraw. It needs no lock and no agreement between instances: limits never fall within an epoch, so a voucher
 * from an older state only allows less.
 */
public final class VoucherDesk {
    private final PoolViews views;
    private final Freshness freshness;
    private final VoucherSigner signer;

    public VoucherDesk(PoolViews views, Freshness freshness, VoucherSigner signer) {
        this.views = views;
        this.freshness = freshness;
        this.signer = signer;
    }

    /** The answer to a provider. */
    public sealed interface Outcome {
        record Signed(Voucher voucher, Bytes signature, AccountView account) implements Outcome {}

        record Refused(RefusalCode code, String reason) implements Outcome {}

        record Elsewhere(String host, int port) implements Outcome {}
    }

    /** The order is the order of the checks. */
    public enum RefusalCode {
        NOT_READY,
        HALTED,
        INCIDENT_OPEN,
        CHAIN_STALE,
        UNKNOWN_BOOK,
        EPOCH_OVER,
        UNKNOWN_PROVIDER
    }

    public Outcome sign(Principal provider, BookId book) {
        PositionView position = views.position();
        if (!position.halted().isEmpty()) {
            return new Outcome.Refused(RefusalCode.HALTED, String.join("; ", position.halted()));
        }
        List<IncidentView> incidents = views.stoppingIncidents(book.token());
        if (!incidents.isEmpty()) {
            return new Outcome.Refused(
                    RefusalCode.INCIDENT_OPEN, incidents.getFirst().message());
        }
        Optional<String> stale = freshness.staleChain();
        if (stale.isPresent()) {
            return new Outcome.Refused(RefusalCode.CHAIN_STALE, stale.get());
        }
        Optional<BookView> state = views.book(book);
        if (state.isEmpty()) {
            return new Outcome.Refused(RefusalCode.UNKNOWN_BOOK, "no fact of " + book + " has been read yet");
        }
        BookFigures figures = state.get().figures();
        if (position.asOf().burnTip().isAtOrAfter(figures.endsAt())) {
            return new Outcome.Refused(
                    RefusalCode.EPOCH_OVER,
                    "epoch %s of %s ended at burn height %s, the next one opens soon"
                            .formatted(figures.epoch(), book, figures.endsAt()));
        }
        return switch (views.account(provider.toString(), book)) {
            case Located.Elsewhere<Optional<AccountView>> other -> new Outcome.Elsewhere(other.host(), other.port());
            case Located.NotReady<Optional<AccountView>> notReady ->
                new Outcome.Refused(RefusalCode.NOT_READY, notReady.reason());
            case Located.Here<Optional<AccountView>> here -> sign(provider, book, figures.epoch(), here.value());
        };
    }

    private Outcome sign(Principal provider, BookId book, Epoch open, Optional<AccountView> account) {
        if (account.isEmpty()) {
            return new Outcome.Refused(RefusalCode.UNKNOWN_PROVIDER, provider + " never acted in " + book);
        }
        AccountFigures figures = account.get().figures();
        if (!figures.epoch().equals(open)) {
            // The book and the account are folded apart: at an opening one of them is ahead for a moment.
            return new Outcome.Refused(
                    RefusalCode.NOT_READY,
                    "epoch %d is just being opened"
                            .formatted(Math.max(figures.epoch().value(), open.value())));
        }
        Voucher voucher = new Voucher(provider, book, figures.epoch(), figures.limit(), figures.premiumEarned());
        return new Outcome.Signed(voucher, signer.sign(voucher), account.get());
    }
}
