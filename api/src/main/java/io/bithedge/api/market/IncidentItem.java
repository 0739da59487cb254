package io.bithedge.api.market;

import io.bithedge.api.problem.PublicWords;
import io.bithedge.ledger.Token;
import io.bithedge.ledger.unit.StacksHeight;
import io.bithedge.pool.view.PoolViews.ActView;
import io.bithedge.pool.view.PoolViews.IncidentState;
import io.bithedge.pool.view.PoolViews.IncidentView;
import org.jspecify.annotations.Nullable;

/** `by` is the last act, null while it is open. */
public record IncidentItem(
        String id,
        String code,
        String subject,
        String message,
        String expected,
        String got,
        @Nullable Token token,
        StacksHeight height,
        String stage,
        boolean stopsQuotes,
        State state,
        boolean stopsQuotesNow,
        @Nullable OperatorAct by) {
    /** Where it stands. */
    public enum State {
        OPEN,
        ACKNOWLEDGED,
        RESOLVED
    }

    public static IncidentItem of(IncidentView it) {
        return new IncidentItem(
                it.id(),
                it.code(),
                it.subject(),
                PublicWords.of(it.message()),
                PublicWords.of(it.expected()),
                PublicWords.of(it.got()),
                it.token().orElse(null),
                it.height(),
                it.stage(),
                it.stopsQuotes(),
                stateOf(it.state()),
                it.stopsQuotesNow(),
                actOf(it.state()));
    }

    private static State stateOf(IncidentState state) {
        return switch (state) {
            case IncidentState.Open open -> State.OPEN;
            case IncidentState.Acknowledged acknowledged -> State.ACKNOWLEDGED;
            case IncidentState.Resolved resolved -> State.RESOLVED;
        };
    }

    private static @Nullable OperatorAct actOf(IncidentState state) {
        return switch (state) {
            case IncidentState.Open open -> null;
            case IncidentState.Acknowledged(ActView by) -> OperatorAct.of(by);
            case IncidentState.Resolved(ActView by) -> OperatorAct.of(by);
        };
    }
}
