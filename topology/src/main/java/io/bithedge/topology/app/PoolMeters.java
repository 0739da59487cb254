package io.bithedge.topology.app;

import io.bithedge.ledger.Token;
import io.bithedge.pool.view.NotReadyException;
import io.bithedge.pool.view.PoolViews;
import io.bithedge.pool.view.PoolViews.ReconciliationView;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;

/** What an operator is woken up for: how far the books were compared with the vault, and what stops quotes. Not a number until known. */
final class PoolMeters implements MeterBinder {
    private final PoolViews views;

    PoolMeters(PoolViews views) {
        this.views = views;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (Token token : Token.values()) {
            gauge(
                    registry,
                    "pool.reconciled.height",
                    token,
                    it -> reconciliation(it, token).height().value());
            gauge(
                    registry,
                    "pool.reconciled.lag.blocks",
                    token,
                    it -> it.position()
                            .appliedHeight()
                            .blocksSince(reconciliation(it, token).height()));
            gauge(
                    registry,
                    "pool.reconciled.differences",
                    token,
                    it -> reconciliation(it, token).differences().size());
            gauge(
                    registry,
                    "pool.incidents.stopping.quotes",
                    token,
                    it -> it.stoppingIncidents(token).size());
        }
    }

    private void gauge(MeterRegistry registry, String name, Token token, ToDoubleFunction<PoolViews> value) {
        Gauge.builder(name, views, it -> orUnknown(it, value))
                .tag("token", token.name())
                .strongReference(true)
                .register(registry);
    }

    private static double orUnknown(PoolViews views, ToDoubleFunction<PoolViews> value) {
        try {
            return value.applyAsDouble(views);
        } catch (NotReadyException e) {
            return Double.NaN;
        }
    }

    private static ReconciliationView reconciliation(PoolViews views, Token token) {
        return views.reconciliations().stream()
                .filter(it -> it.token() == token)
                .findFirst()
                .orElseThrow(() -> new NotReadyException(token + " was not compared yet"));
    }
}
