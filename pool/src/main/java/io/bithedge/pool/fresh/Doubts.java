package io.bithedge.pool.fresh;

import io.bithedge.ledger.Token;
import io.bithedge.pool.view.Asset;
import io.bithedge.pool.view.PoolViews;
import io.bithedge.pool.view.PoolViews.AsOf;
import io.bithedge.pool.view.PoolViews.PositionView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Why what we know may not be so: the one rule for quotes, which are not given then, and for prepared calls. Who sells on it must be sure;
 * who leaves needs us not at all and is only told.
 */
public final class Doubts {
    private final PoolViews views;
    private final Freshness freshness;

    public Doubts(PoolViews views, Freshness freshness) {
        this.views = views;
        this.freshness = freshness;
    }

    /** The order is the order of the checks. */
    public enum Code {
        NOT_READY,
        HALTED,
        INCIDENT_OPEN,
        CHAIN_STALE,
        PRICE_UNAVAILABLE,
        PRICE_STALE
    }

    /** {@code words}: what is the matter, for a person. */
    public record Doubt(Code code, String words) {}

    /** About the books of a token; empty when all is well. */
    public List<Doubt> ofBooks(Token token) {
        PositionView position = views.position();
        List<Doubt> doubts = new ArrayList<>();
        if (position.asOf().equals(AsOf.NOTHING)) {
            doubts.add(new Doubt(Code.NOT_READY, "no final block has been read yet"));
        }
        if (!position.halted().isEmpty()) {
            doubts.add(new Doubt(Code.HALTED, String.join("; ", position.halted())));
        }
        views.stoppingIncidents(token).stream()
                .findFirst()
                .map(it -> new Doubt(Code.INCIDENT_OPEN, it.code() + ": " + it.message()))
                .ifPresent(doubts::add);
        ofChain().ifPresent(doubts::add);
        return doubts;
    }

    /** About where the chain is. */
    public Optional<Doubt> ofChain() {
        return freshness.staleChain().map(reason -> new Doubt(Code.CHAIN_STALE, reason));
    }

    /** About the prices of all assets. */
    public List<Doubt> ofPrices() {
        return Arrays.stream(Asset.values())
                .flatMap(asset -> of(freshness.price(asset)).stream())
                .toList();
    }

    /** About one price; empty when it is of now. */
    public static Optional<Doubt> of(CurrentPrice price) {
        return switch (price) {
            case CurrentPrice.Fresh fresh -> Optional.empty();
            case CurrentPrice.Stale old -> Optional.of(new Doubt(Code.PRICE_STALE, old.reason()));
            case CurrentPrice.Missing missing -> Optional.of(new Doubt(Code.PRICE_UNAVAILABLE, missing.reason()));
        };
    }
}
