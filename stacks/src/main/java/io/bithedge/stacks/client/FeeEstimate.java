package io.bithedge.stacks.client;

import java.math.BigInteger;

/** What a node thinks a payload should pay, in micro-STX. */
public sealed interface FeeEstimate {
    record Estimated(BigInteger low, BigInteger middle, BigInteger high) implements FeeEstimate {}

    /** Such as `NoEstimateAvailable` for a function never seen. */
    record Unavailable(String reason) implements FeeEstimate {}
}
