package io.bithedge.contracts.print;

import io.bithedge.contracts.Vocabulary;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.clarity.ClarityView;
import java.math.BigInteger;
import java.util.List;

/** The tuple of a print, read field by field. Every mismatch is a {@link Mismatch} or a ClarityShapeException. */
final class PrintFields {
    private static final int KEY_BYTES = 33;

    private final ClarityView tuple;

    /** A field has the right Clarity type and a value that no contract of ours prints. */
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

    /** A uint of more than 63 bits: the chain holds it, we do not. */
    static final class OutOfRange extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String field;
        private final BigInteger number;

        OutOfRange(String field, BigInteger number) {
            super("%s is u%s, above 2^63 - 1".formatted(field, number));
            this.field = field;
            this.number = number;
        }

        String field() {
            return field;
        }

        BigInteger number() {
            return number;
        }
    }

    PrintFields(ClarityView tuple) {
        this.tuple = tuple;
    }

    /** A uint below 2^63: the contracts keep every amount, height and weight there, but not what a stranger calls an id. */
    long number(String field) {
        BigInteger number = tuple.uint(field);
        if (number.bitLength() >= Long.SIZE) {
            throw new OutOfRange(field, number);
        }
        return number.longValueExact();
    }

    String text(String field) {
        return tuple.ascii(field);
    }

    boolean flag(String field) {
        return tuple.bool(field);
    }

    Principal principal(String field) {
        return tuple.principal(field);
    }

    List<Principal> principals(String field) {
        return tuple.field(field).asList().stream()
                .map(ClarityView::asPrincipal)
                .toList();
    }

    /** The fields of a tuple inside. */
    PrintFields inside(String field) {
        return new PrintFields(tuple.field(field));
    }

    String token() {
        return oneOf(Vocabulary.TOKENS, "token");
    }

    String tier() {
        return oneOf(Vocabulary.TIERS, "tier");
    }

    String asset() {
        return oneOf(Vocabulary.ASSETS, "asset");
    }

    String oneOf(List<String> words, String field) {
        String word = tuple.ascii(field);
        if (!words.contains(word)) {
            throw new Mismatch("%s one of %s".formatted(field, words), "\"" + word + "\"");
        }
        return word;
    }

    Bytes publicKey(String field) {
        return bytes(field, KEY_BYTES);
    }

    Bytes bytes(String field, int size) {
        Bytes bytes = tuple.buffer(field);
        if (bytes.size() != size) {
            throw new Mismatch("%s of %d bytes".formatted(field, size), bytes.size() + " bytes");
        }
        return bytes;
    }
}
