package io.bithedge.schemas.serde;

import java.io.ByteArrayOutputStream;

/** Confluent's wire format: a zero byte and the schema's id, big-endian, before what is encoded. */
final class Framing {
    static final int HEADER_LENGTH = 5;
    private static final byte MAGIC = 0;

    private Framing() {}

    static void write(ByteArrayOutputStream out, int id) {
        out.write(MAGIC);
        out.write(id >>> 24);
        out.write(id >>> 16);
        out.write(id >>> 8);
        out.write(id);
    }

    static boolean isFramed(byte[] bytes) {
        return bytes.length >= HEADER_LENGTH && bytes[0] == MAGIC;
    }

    /** Of bytes that are framed. */
    static int id(byte[] bytes) {
        return (bytes[1] & 0xff) << 24 | (bytes[2] & 0xff) << 16 | (bytes[3] & 0xff) << 8 | (bytes[4] & 0xff);
    }
}
