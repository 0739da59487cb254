package io.bithedge.watcher.decode;

import io.bithedge.schemas.avro.Asset;
import io.bithedge.schemas.avro.Hash32;
import io.bithedge.schemas.avro.Tier;
import io.bithedge.schemas.avro.Token;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.clarity.ClarityView;
import java.nio.ByteBuffer;
import java.util.List;

/** The tuple of a print, read field by field. Every mismatch is a {@link Mismatch} or a ClarityShapeException. */
final class Print {
    private static final int KEY_BYTES = 33;

    private final ClarityView tuple;

    /** A field has the right Clarity type and a value that our schema has no place for. */
    static final class Mismatch extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String expected;
        private final String got;

        Mismatch(String expected, String got) {
            super("expected " + expected + ", got " + got);
            this.expected = expected;
            this.got = got;
        }

        String expected() {
            return expected;
        }

        String got() {
            return got;
        }
    }

    Print(ClarityView tuple) {
        this.tuple = tuple;
    }

    /** A uint below 2^63; the contracts keep every amount, height and weight there. */
    long number(String field) {
        return tuple.uintLong(field);
    }

    String text(String field) {
        return tuple.ascii(field);
    }

    boolean flag(String field) {
        return tuple.bool(field);
    }

    String principal(String field) {
        return tuple.principal(field).toString();
    }

    List<String> principals(String field) {
        return tuple.field(field).asList().stream()
                .map(item -> item.asPrincipal().toString())
                .toList();
    }

    Token token() {
        return oneOf(Token.class, "token");
    }

    Tier tier() {
        return oneOf(Tier.class, "tier");
    }

    Asset asset() {
        return oneOf(Asset.class, "asset");
    }

    <E extends Enum<E>> E oneOf(Class<E> type, String field) {
        String name = tuple.ascii(field);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        throw new Mismatch("%s one of %s".formatted(field, List.of(type.getEnumConstants())), "\"" + name + "\"");
    }

    Hash32 hash(String field) {
        return new Hash32(bytes(field, 32).toArray());
    }

    ByteBuffer publicKey(String field) {
        return ByteBuffer.wrap(bytes(field, KEY_BYTES).toArray());
    }

    ByteBuffer buffer(String field, int size) {
        return ByteBuffer.wrap(bytes(field, size).toArray());
    }

    private Bytes bytes(String field, int size) {
        Bytes bytes = tuple.buffer(field);
        if (bytes.size() != size) {
            throw new Mismatch("%s of %d bytes".formatted(field, size), bytes.size() + " bytes");
        }
        return bytes;
    }
}
