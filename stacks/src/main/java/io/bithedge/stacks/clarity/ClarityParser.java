package io.bithedge.stacks.clarity;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Excerpt;
import io.bithedge.stacks.MalformedException;
import io.bithedge.stacks.MalformedException.Kind;
import io.bithedge.stacks.Names;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Reads literals: `u1 -5 true none "ascii" u"utf8" 0x00ff 'ST.. 'ST...name (some x) (ok x) (err x) (list a b)
 * { k: v, l: w }`, and what the `repr` of an API or a node has in their place: `(tuple (k v) (l w))`, the node's `(a b)` for a
 * list and `ST...name` without a quote, escaped strings. Keys may come in any order. Offsets count characters.
 */
final class ClarityParser {
    private static final int MAX_DIGITS = 40;

    private final LiteralScanner in;

    private ClarityParser(String text) {
        this.in = new LiteralScanner(text);
    }

    static ClarityValue parse(String text) {
        ClarityParser parser = new ClarityParser(text);
        parser.in.skipSpace();
        ClarityValue value = parser.value(1);
        parser.in.skipSpace();
        parser.in.expectEnd();
        try {
            ClarityCodec.encode(value);
        } catch (IllegalArgumentException e) {
            throw MalformedException.at(0, Kind.TOO_LARGE, "a value that a node takes", String.valueOf(e.getMessage()));
        }
        return value;
    }

    private ClarityValue value(int depth) {
        int at = in.offset();
        if (depth > ClarityCodec.MAX_DEPTH) {
            throw MalformedException.at(at, Kind.TOO_DEEP, "at most 32 levels", depth);
        }
        if (in.accept('(')) {
            return form(depth);
        }
        if (in.accept('{')) {
            return tuple(depth);
        }
        if (in.accept('"')) {
            return ClarityValue.ascii(in.quoted(Text::isClarityAscii, Kind.INVALID_ASCII));
        }
        if (in.accept("u\"")) {
            return ClarityValue.utf8(in.quoted(c -> !Text.isSurrogate(c), Kind.INVALID_UTF8));
        }
        return atom(in.word(), at);
    }

    private static ClarityValue atom(String word, int at) {
        if (word.startsWith("'")) {
            return shifted(at + 1, () -> ClarityValue.principal(word.substring(1)));
        }
        if (word.startsWith("S")) {
            return shifted(at, () -> ClarityValue.principal(word));
        }
        if (word.startsWith("0x")) {
            return shifted(at, () -> ClarityValue.buffer(Bytes.ofHex(word)));
        }
        return switch (word) {
            case "true" -> ClarityValue.bool(true);
            case "false" -> ClarityValue.bool(false);
            case "none" -> ClarityValue.none();
            default -> number(word, at);
        };
    }

    private static ClarityValue number(String word, int at) {
        boolean unsigned = word.startsWith("u");
        int sign = word.startsWith("-") ? 1 : 0;
        String digits = word.substring(unsigned ? 1 : sign);
        if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw MalformedException.at(
                    at, Kind.BAD_LITERAL, "a value", word.isEmpty() ? "nothing" : abbreviated(word));
        }
        BigInteger number = digits.length() > MAX_DIGITS
                ? ClarityValue.MAX_UINT.add(BigInteger.ONE)
                : new BigInteger(unsigned ? digits : word);
        BigInteger min = unsigned ? BigInteger.ZERO : ClarityValue.MIN_INT;
        BigInteger max = unsigned ? ClarityValue.MAX_UINT : ClarityValue.MAX_INT;
        if (number.compareTo(min) < 0 || number.compareTo(max) > 0) {
            throw MalformedException.at(at, Kind.OUT_OF_RANGE, "a number of 128 bits", abbreviated(word));
        }
        return unsigned ? ClarityValue.uint(number) : ClarityValue.integer(number);
    }

    private ClarityValue form(int depth) {
        in.skipSpace();
        int at = in.offset();
        String head = in.word();
        return switch (head) {
            case "some" -> wrapped(ClarityValue::some, depth);
            case "ok" -> wrapped(ClarityValue::ok, depth);
            case "err" -> wrapped(ClarityValue::err, depth);
            case "list" -> list(depth);
            case "tuple" -> pairs(depth);
            default -> {
                in.back(at);
                yield list(depth);
            }
        };
    }

    private ClarityValue wrapped(UnaryOperator<ClarityValue> wrap, int depth) {
        in.requireSpace();
        ClarityValue inner = value(depth + 1);
        in.skipSpace();
        in.expect(')');
        return wrap.apply(inner);
    }

    private ClarityValue list(int depth) {
        List<ClarityValue> items = new ArrayList<>();
        in.skipSpace();
        while (!in.accept(')')) {
            items.add(value(depth + 1));
            in.skipSpace();
        }
        return ClarityValue.list(items);
    }

    private ClarityValue tuple(int depth) {
        int at = in.offset() - 1;
        TreeMap<String, ClarityValue> fields = new TreeMap<>();
        in.skipSpace();
        while (!in.accept('}')) {
            String key = key(fields);
            in.skipSpace();
            in.expect(':');
            in.skipSpace();
            fields.put(key, value(depth + 1));
            in.skipSpace();
            if (!in.accept(',')) {
                in.expect('}');
                break;
            }
            in.skipSpace();
        }
        return closed(fields, at);
    }

    private ClarityValue pairs(int depth) {
        int at = in.offset();
        TreeMap<String, ClarityValue> fields = new TreeMap<>();
        in.skipSpace();
        while (!in.accept(')')) {
            in.expect('(');
            in.skipSpace();
            String key = key(fields);
            in.requireSpace();
            fields.put(key, value(depth + 1));
            in.skipSpace();
            in.expect(')');
            in.skipSpace();
        }
        return closed(fields, at);
    }

    private String key(SortedMap<String, ClarityValue> before) {
        int at = in.offset();
        String key = in.word();
        if (!Names.isClarityName(key)) {
            throw MalformedException.at(at, Kind.INVALID_NAME, "a tuple key", abbreviated(key));
        }
        if (before.containsKey(key)) {
            throw MalformedException.at(at, Kind.DUPLICATE_KEY, "each key once", key);
        }
        return key;
    }

    private static ClarityValue closed(SortedMap<String, ClarityValue> fields, int at) {
        if (fields.isEmpty()) {
            throw MalformedException.at(at, Kind.EMPTY_TUPLE, "at least one field", 0);
        }
        return new ClarityValue.TupleValue(fields);
    }

    private static ClarityValue shifted(int base, Supplier<ClarityValue> reader) {
        try {
            return reader.get();
        } catch (MalformedException e) {
            throw e.shiftedBy(base);
        }
    }

    private static String abbreviated(String word) {
        return Excerpt.of(word, 60);
    }
}
