package io.bithedge.stacks;

import java.math.BigInteger;

/** The range of the protocol's 8-byte numbers: nonces, fees, transferred amounts. */
public final class UInt64 {
    public static final BigInteger MAX = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

    private UInt64() {}

    public static BigInteger require(BigInteger value, String what) {
        if (value.signum() < 0 || value.compareTo(MAX) > 0) {
            throw new IllegalArgumentException("%s must be within 0..2^64-1, got %s".formatted(what, value));
        }
        return value;
    }
}
