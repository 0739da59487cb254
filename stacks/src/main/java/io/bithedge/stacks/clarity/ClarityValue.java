package io.bithedge.stacks.clarity;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Names;
import io.bithedge.stacks.address.Principal;
import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A value of the contract language. Constructors check what the language allows and throw IllegalArgumentException;
 * the depth of nesting and the size are checked by {@link ClarityCodec}. toString gives the literal.
 */
public sealed interface ClarityValue {
    BigInteger MIN_INT = BigInteger.ONE.shiftLeft(127).negate();
    BigInteger MAX_INT = BigInteger.ONE.shiftLeft(127).subtract(BigInteger.ONE);
    BigInteger MAX_UINT = BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE);

    record IntValue(BigInteger value) implements ClarityValue {
        public IntValue {
            requireWithin(value, MIN_INT, MAX_INT, "int");
        }

        @Override
        public String toString() {
            return ClarityPrinter.print(this);
        }
    }

    record UIntValue(BigInteger value) implements ClarityValue {
        public UIntValue {
            requireWithin(value, BigInteger.ZERO, MAX_UINT, "uint");
        }

        @Override
        public String toString() {
            return ClarityPrinter.print(this);
        }
    }

    record BufferValue(Bytes value) implements ClarityValue {
        @Override
        public String toString() {
            return ClarityPrinter.print(this);
        }
    }

    record BoolValue(boolean value) implements ClarityValue {
        @Override
        public String toString() {
            return ClarityPrinter.print(this);
        }
    }

    record PrincipalValue(Principal value) implements ClarityValue {
        @Override
        public String toString() {
            return ClarityPrinter.print(this);
        }
    }

    record OkValue(ClarityValue value) implements ClarityValue {
        @Override
        public String toString() {
            return ClarityPrinter.print(this);
        }
    }

    record ErrValue(ClarityValue value) implements ClarityValue {
        @Override
        public String toString() {
            return ClarityPrinter.print(this);
        }
    }

    record NoneValue() implements ClarityValue {
        @Override
        public String toString() {
            return ClarityPrinter.print(this);
        }
    }

    record SomeValue(ClarityValue value) implements ClarityValue {
        @Override
        public String toString() {
            return ClarityPrinter.print(this);
        }
    }

    record ListValue(List<ClarityValue> items) implements ClarityValue {
        public ListValue {
            items = List.copyOf(items);
        }

        @Override
        public String toString() {
            return ClarityPrinter.print(this);
        }
    }

    /** Keys are ASCII, so the natural order of strings is the byte order that the wire format wants. */
    record TupleValue(SortedMap<String, ClarityValue> fields) implements ClarityValue {
        public TupleValue {
            fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
            if (fields.isEmpty()) {
                throw new IllegalArgumentException("a tuple has at least one field");
            }
            fields.keySet().forEach(Names::requireClarityName);
        }

        @Override
        public String toString() {
            return ClarityPrinter.print(this);
        }
    }

    record AsciiValue(String value) implements ClarityValue {
        public AsciiValue {
            if (!Text.isClarityAscii(value)) {
                throw new IllegalArgumentException("not a string-ascii: " + value);
            }
        }

        @Override
        public String toString() {
            return ClarityPrinter.print(this);
        }
    }

    record Utf8Value(String value) implements ClarityValue {
        public Utf8Value {
            if (!Text.isUnicode(value)) {
                throw new IllegalArgumentException("a string-utf8 has no lone surrogates");
            }
        }

        @Override
        public String toString() {
            return ClarityPrinter.print(this);
        }
    }

    static ClarityValue uint(long value) {
        return new UIntValue(BigInteger.valueOf(value));
    }

    static ClarityValue uint(BigInteger value) {
        return new UIntValue(value);
    }

    static ClarityValue integer(long value) {
        return new IntValue(BigInteger.valueOf(value));
    }

    static ClarityValue integer(BigInteger value) {
        return new IntValue(value);
    }

    static ClarityValue buffer(Bytes value) {
        return new BufferValue(value);
    }

    static ClarityValue bool(boolean value) {
        return new BoolValue(value);
    }

    static ClarityValue principal(Principal value) {
        return new PrincipalValue(value);
    }

    /** Reads `S...` or `S....name` (no leading `'`). */
    static ClarityValue principal(String text) {
        return new PrincipalValue(Principal.parse(text));
    }

    static ClarityValue none() {
        return new NoneValue();
    }

    static ClarityValue some(ClarityValue value) {
        return new SomeValue(value);
    }

    static ClarityValue ok(ClarityValue value) {
        return new OkValue(value);
    }

    static ClarityValue err(ClarityValue value) {
        return new ErrValue(value);
    }

    static ClarityValue ascii(String value) {
        return new AsciiValue(value);
    }

    static ClarityValue utf8(String value) {
        return new Utf8Value(value);
    }

    static ClarityValue list(List<ClarityValue> items) {
        return new ListValue(items);
    }

    static ClarityValue list(ClarityValue... items) {
        return new ListValue(List.of(items));
    }

    static ClarityValue tuple(Map<String, ClarityValue> fields) {
        return new TupleValue(new TreeMap<>(fields));
    }

    /** Reads a literal such as `{ amount: u5, who: 'ST... }`; throws {@link io.bithedge.stacks.MalformedException}. */
    static ClarityValue parse(String literal) {
        return ClarityParser.parse(literal);
    }

    /** Reads the consensus bytes of exactly one value; throws {@link io.bithedge.stacks.MalformedException}. */
    static ClarityValue decode(Bytes bytes) {
        return ClarityCodec.decode(bytes);
    }

    /** The consensus bytes: what `to-consensus-buff?` gives in a contract. */
    default Bytes encode() {
        return ClarityCodec.encode(this);
    }

    /** The consensus bytes in hex with `0x`, as the node's RPC takes them. */
    default String toHex() {
        return encode().toPrefixedHex();
    }

    private static void requireWithin(BigInteger value, BigInteger min, BigInteger max, String type) {
        if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
            throw new IllegalArgumentException("%s out of 128 bits: %s".formatted(type, value));
        }
    }
}
