package io.bithedge.topology.support;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.address.StacksAddress;
import java.nio.ByteBuffer;

/** Addresses of nobody, by number: a leaf names a Stacks address and nothing else. */
public final class Providers {
    private static final int TESTNET = 26;

    private Providers() {}

    public static String of(long number) {
        byte[] hash = ByteBuffer.allocate(20)
                .putLong(Long.hashCode(number * 0x9E3779B97F4A7C15L))
                .putLong(number)
                .array();
        return new StacksAddress(TESTNET, Bytes.copyOf(hash)).toString();
    }
}
