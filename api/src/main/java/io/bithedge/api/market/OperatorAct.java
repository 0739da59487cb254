package io.bithedge.api.market;

import io.bithedge.pool.view.PoolViews.ActView;

/** What an operator did about an incident, at `atMs` since 1970. */
public record OperatorAct(String operator, String reason, long atMs) {
    static OperatorAct of(ActView act) {
        return new OperatorAct(act.operator(), act.reason(), act.atMs());
    }
}
