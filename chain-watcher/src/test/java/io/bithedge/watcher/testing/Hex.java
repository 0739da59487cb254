package io.bithedge.watcher.testing;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/** The bytes of an Avro field as hex without prefix. */
public final class Hex {
    private Hex() {}

    public static String of(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        return HexFormat.of().formatHex(copy);
    }
}
