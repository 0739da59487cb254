package io.bithedge.topology.policy;

import io.bithedge.ledger.policy.SettlementPrice.Window;
import io.bithedge.schemas.avro.DuePolicy;

/** When a due policy can be ended, and when to ask for it again. Pure. */
final class ScheduleRule {
    /** Burn blocks after which an item that failed is tried again, alone. */
    static final long RETRY_FAILED_BLOCKS = 3;
    /** Burn blocks after which an item that nothing was heard of is sent again, beside those that its effect needs to be final. */
    static final long RETRY_SILENT_BLOCKS = 6;
    /** Burn blocks after which a policy that could have ended and did not is an incident. */
    static final long OVERDUE_BLOCKS = 12;
    /** Burn blocks behind an expiration without the price it ends at. */
    static final long WARN_PRICE_BLOCKS = 6;

    private ScheduleRule() {}

    enum Step {
        NOTHING,
        /** Together with others. */
        IN_BATCH,
        ALONE
    }

    /** Where the prices stand that end it. */
    static Window window(DuePolicy due) {
        return due.getActivation()
                ? Window.ofActivation(due.getDueHeight() - 1, due.getRequestedTime())
                : Window.ofExpiration(due.getDueHeight());
    }

    /**
     * Of a policy that is ready, at a final block. What a command did is heard of when its block is final: nothing is sent again before that.
     *
     * @param burnTip of the chain when the block became final
     */
    static Step step(DuePolicy due, long burnHeight, long burnTip) {
        if (due.getCommands() == 0) {
            return Step.IN_BATCH;
        }
        long waited = burnHeight - due.getCommandedAt();
        if (due.getFailed()) {
            return waited >= RETRY_FAILED_BLOCKS ? Step.ALONE : Step.NOTHING;
        }
        long notFinal = Math.max(0, burnTip - burnHeight);
        return waited >= notFinal + RETRY_SILENT_BLOCKS ? Step.IN_BATCH : Step.NOTHING;
    }

    static boolean isOverdue(DuePolicy due, long burnHeight) {
        return !due.getReported() && due.getReadyAt() >= 0 && burnHeight - due.getReadyAt() >= OVERDUE_BLOCKS;
    }

    /** Of an expiration without the prices that end it. */
    static boolean isPriceAtRisk(DuePolicy due, long burnHeight) {
        return !due.getActivation() && !due.getWarned() && burnHeight >= due.getDueHeight() + WARN_PRICE_BLOCKS;
    }
}
