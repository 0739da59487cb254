package io.bithedge.topology.read;

import io.bithedge.pool.view.PoolViews.AsOf;
import io.bithedge.pool.view.PoolViews.PolicyView;
import io.bithedge.schemas.avro.EventPosition;
import io.bithedge.schemas.avro.Policy;
import io.bithedge.schemas.avro.PolicyEntry;
import io.bithedge.schemas.avro.PolicyStatus;
import java.util.List;
import java.util.Optional;

/** A policy as of a block: its terms never change, its history tells the rest. */
final class PastPolicies {
    private PastPolicies() {}

    /** {@code entries}: the whole history, in chain order. Empty when it was not created yet. */
    static Optional<PolicyView> read(Policy now, List<PolicyEntry> entries, AsOf at) {
        if (now.getCreated().getHeight() > at.height().value()) {
            return Optional.empty();
        }
        EventPosition closed = now.getClosed();
        return Optional.of(PolicyRows.policy(
                closed != null && closed.getHeight() <= at.height().value() ? now : live(now, entries, at)));
    }

    private static Policy live(Policy now, List<PolicyEntry> entries, AsOf at) {
        long requestedAt = 0;
        for (PolicyEntry entry : entries) {
            if (entry.getPosition().getHeight() > at.height().value()) {
                break;
            }
            requestedAt = switch (entry.getKind()) {
                case ACTIVATION_REQUESTED -> entry.getRequestedAt();
                case CREATED, ACTIVATION_LAPSED, CLOSED -> 0;
                case ITEM_FAILED -> requestedAt;
            };
        }
        return Policy.newBuilder(now)
                .setStatus(PolicyStatus.ACTIVE)
                .setActivationRequestedAt(requestedAt)
                .setSettlementBtcPrice(0)
                .setSettlementStxPrice(0)
                .setPayout(0)
                .setShortfall(0)
                .setClosedHeight(0)
                .setClosed(null)
                .build();
    }
}
