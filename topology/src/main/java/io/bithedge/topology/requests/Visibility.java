package io.bithedge.topology.requests;

import io.bithedge.pool.view.NotReadyException;
import java.util.function.BooleanSupplier;

/** Who writes through this instance shall read it here at once. The record is safe either way, so the wait is bounded. */
final class Visibility {
    private static final long LONGEST_WAIT_MS = 1_000;
    private static final long STEP_MS = 5;

    private Visibility() {}

    static void await(BooleanSupplier isThere) throws InterruptedException {
        for (long waited = 0; waited < LONGEST_WAIT_MS; waited += STEP_MS) {
            if (isVisible(isThere)) {
                return;
            }
            Thread.sleep(STEP_MS);
        }
    }

    private static boolean isVisible(BooleanSupplier isThere) {
        try {
            return isThere.getAsBoolean();
        } catch (NotReadyException e) {
            return false;
        }
    }
}
