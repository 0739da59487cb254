package io.bithedge.topology.policy;

import io.bithedge.ledger.policy.PriceE8;
import io.bithedge.ledger.policy.SettlementPrice;
import io.bithedge.ledger.policy.SettlementPrice.Answer;
import io.bithedge.schemas.avro.DuePolicy;
import java.util.List;
import java.util.NavigableMap;

/** When a due policy can be settled, and when to ask for it again. Pure. */
final class ScheduleRule {
    /** Burn blocks after which an item that failed is tried again, alone. */
    static final long RETRY_FAILED_BLOCKS = 3;
    /** Burn blocks after which an item that nothing was heard of is sent again. */
    static final long RETRY_SILENT_BLOCKS = 6;
    /** Burn blocks behind its expiration, or behind the price of its activation, after which an active policy is an incident. */
    static final long OVERDUE_BLOCKS = 12;
    /** Burn blocks behind an expiration without any price that it could settle at: half of the window is left to record one. */
    static final long WARN_PRICE_BLOCKS = 3;

    private ScheduleRule() {}

    enum Readiness {
        /** The price may still come. */
        WAITING,
        READY,
        /** There is no price and there will be none. */
        NO_PRICE
    }

    enum Step {
        NOTHING,
        /** Together with others. */
        IN_BATCH,
        ALONE
    }

    /** A request lapses when its window closed without a price: it can be completed then, too. */
    static Readiness ofActivation(long requestedAt, List<NavigableMap<Long, PriceE8>> pricesByAsset, long burnHeight) {
        boolean isOpen = pricesByAsset.stream()
                .map(prices -> SettlementPrice.forActivation(requestedAt, prices, burnHeight))
                .anyMatch(Answer.NotYet.class::isInstance);
        return isOpen ? Readiness.WAITING : Readiness.READY;
    }

    static Readiness ofExpiration(
            long expirationHeight, List<NavigableMap<Long, PriceE8>> pricesByAsset, long burnHeight) {
        List<Answer> answers = pricesByAsset.stream()
                .map(prices -> SettlementPrice.forExpiration(expirationHeight, prices, burnHeight))
                .toList();
        if (answers.stream().anyMatch(Answer.NotYet.class::isInstance)) {
            return Readiness.WAITING;
        }
        return answers.stream().anyMatch(Answer.Missing.class::isInstance) ? Readiness.NO_PRICE : Readiness.READY;
    }

    /** Of a policy that is ready. */
    static Step step(DuePolicy due, long burnHeight) {
        if (due.getCommands() == 0) {
            return Step.IN_BATCH;
        }
        long waited = burnHeight - due.getCommandedAt();
        if (due.getFailed()) {
            return waited >= RETRY_FAILED_BLOCKS ? Step.ALONE : Step.NOTHING;
        }
        return waited >= RETRY_SILENT_BLOCKS ? Step.IN_BATCH : Step.NOTHING;
    }

    static boolean isOverdue(DuePolicy due, long burnHeight) {
        long since = due.getActivation() ? due.getReadyAt() : due.getDueHeight();
        return !due.getReported() && since >= 0 && burnHeight - since >= OVERDUE_BLOCKS;
    }

    /** Of an expiration whose window is open: were it to close now, some asset would have no price, and the policy could never settle. */
    static boolean isPriceAtRisk(
            long expirationHeight, List<NavigableMap<Long, PriceE8>> pricesByAsset, long burnHeight) {
        long windowOver = expirationHeight + SettlementPrice.WINDOW + 1;
        return burnHeight >= expirationHeight + WARN_PRICE_BLOCKS
                && burnHeight < windowOver
                && ofExpiration(expirationHeight, pricesByAsset, windowOver) == Readiness.NO_PRICE;
    }
}
