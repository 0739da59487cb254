package io.bithedge.pool.voucher;

import io.bithedge.ledger.BookId;
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
    private final VoucherSigner signer;

    public VoucherDesk(PoolViews views, VoucherSigner signer) {
        this.views = views;
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
        UNKNOWN_BOOK,
        EPOCH_OVER,
        UNKNOWN_PROVIDER
    }

    public Outcome sign(Principal provider, BookId book) {
        PositionView position = views.position();
        if (!position.halted().isEmpty()) {
            return new Outcome.Refused(RefusalCode.HALTED, String.join("; ", position.halted()));
        }
        List<IncidentView> incidents = views.stoppingIncidents(book.token().name());
        if (!incidents.isEmpty()) {
            return new Outcome.Refused(
                    RefusalCode.INCIDENT_OPEN, incidents.getFirst().message());
        }
        Optional<BookView> state = views.book(book);
        if (state.isEmpty()) {
            return new Outcome.Refused(RefusalCode.UNKNOWN_BOOK, "no fact of " + book + " has been read yet");
        }
        if (position.asOf().burnTip() >= state.get().endsAt()) {
            return new Outcome.Refused(
                    RefusalCode.EPOCH_OVER,
                    "epoch %d of %s ended at burn height %d, the next one opens soon"
                            .formatted(state.get().epoch(), book, state.get().endsAt()));
        }
        return switch (views.account(provider.toString(), book)) {
            case Located.Elsewhere<Optional<AccountView>> other -> new Outcome.Elsewhere(other.host(), other.port());
            case Located.NotReady<Optional<AccountView>> notReady ->
                new Outcome.Refused(RefusalCode.NOT_READY, notReady.reason());
            case Located.Here<Optional<AccountView>> here -> sign(provider, book, state.get(), here.value());
        };
    }

    private Outcome sign(Principal provider, BookId book, BookView state, Optional<AccountView> account) {
        if (account.isEmpty()) {
            return new Outcome.Refused(RefusalCode.UNKNOWN_PROVIDER, provider + " never acted in " + book);
        }
        AccountView view = account.get();
        if (view.epoch() != state.epoch()) {
            // The book and the account are folded apart: at an opening one of them is ahead for a moment.
            return new Outcome.Refused(
                    RefusalCode.NOT_READY,
                    "epoch %d is just being opened".formatted(Math.max(view.epoch(), state.epoch())));
        }
        Voucher voucher = new Voucher(provider, book, view.epoch(), view.limit(), view.premiumEarned());
        return new Outcome.Signed(voucher, signer.sign(voucher), view);
    }
}
