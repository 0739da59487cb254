package io.bithedge.submitter;

import java.util.Optional;

/**
 * What a transaction pays: the node's estimate, not below 1 micro-STX per byte (which the mempool demands), not above the cap.
 *
 * @param capMicroStx 10,000 to 10^9; above the floor of every call we make (the longest has about 1,500 bytes).
 */
public record FeeRule(long capMicroStx) {
    private static final long MICRO_STX_PER_BYTE = 1;

    public FeeRule {
        if (capMicroStx < 10_000 || capMicroStx > 1_000_000_000) {
            throw new IllegalArgumentException("fee cap: expected 10000 to 1000000000 micro-STX, got " + capMicroStx);
        }
    }

    public long fee(Optional<Long> estimate, int signedSize) {
        long floor = Math.multiplyExact(signedSize, MICRO_STX_PER_BYTE);
        return Math.clamp(estimate.orElse(floor), floor, Math.max(floor, capMicroStx));
    }
}
