package io.bithedge.stacks.clarity;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.MalformedException;
import io.bithedge.stacks.MalformedException.Kind;
import io.bithedge.stacks.Names;
import io.bithedge.stacks.WireReader;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.clarity.ClarityValue.ListValue;
import io.bithedge.stacks.clarity.ClarityValue.PrincipalValue;
import io.bithedge.stacks.clarity.ClarityValue.TupleValue;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads a tree of values, refusing all that a node would not have written. */
final class ClarityDecoder {
    private final WireReader in;
    private final int start;

    ClarityDecoder(WireReader in) {
        this.in = in;
        this.start = in.offset();
    }

    ClarityValue read() {
        return read(1);
    }

    private ClarityValue read(int depth) {
        int at = in.offset();
        if (depth > ClarityCodec.MAX_DEPTH) {
            throw MalformedException.at(at, Kind.TOO_DEEP, "at most 32 levels", depth);
        }
        ClarityValue value = readTagged(in.u8("value tag"), at, depth);
        if (in.offset() - start > ClarityCodec.MAX_ENCODED) {
            throw MalformedException.at(at, Kind.TOO_LARGE, "a value of at most 2 MiB", in.offset() - start);
        }
        return value;
    }

    private ClarityValue readTagged(int tag, int at, int depth) {
        return switch (tag) {
            case ClarityTag.INT -> ClarityValue.integer(in.signed(16, "int"));
            case ClarityTag.UINT -> ClarityValue.uint(in.unsigned(16, "uint"));
            case ClarityTag.BUFFER -> ClarityValue.buffer(prefixed("buffer length"));
            case ClarityTag.TRUE -> ClarityValue.bool(true);
            case ClarityTag.FALSE -> ClarityValue.bool(false);
            case ClarityTag.STANDARD -> new PrincipalValue(new Principal.Standard(PrincipalCodec.readAddress(in)));
            case ClarityTag.CONTRACT -> new PrincipalValue(PrincipalCodec.readContractValue(in));
            case ClarityTag.OK -> ClarityValue.ok(read(depth + 1));
            case ClarityTag.ERR -> ClarityValue.err(read(depth + 1));
            case ClarityTag.NONE -> ClarityValue.none();
            case ClarityTag.SOME -> ClarityValue.some(read(depth + 1));
            case ClarityTag.LIST -> readList(depth);
            case ClarityTag.TUPLE -> readTuple(at, depth);
            case ClarityTag.ASCII -> readAscii();
            case ClarityTag.UTF8 -> readUtf8();
            default -> throw MalformedException.at(at, Kind.UNKNOWN_TAG, "a value tag of 00..0e", tag);
        };
    }

    private Bytes prefixed(String what) {
        int at = in.offset();
        int length = in.count(1, what);
        return in.bytes(bounded(length, at, what), what);
    }

    private static int bounded(int length, int at, String what) {
        if (length > ClarityCodec.MAX_LENGTH) {
            throw MalformedException.at(at, Kind.TOO_LARGE, what + " of at most 1 MiB", length);
        }
        return length;
    }

    private ClarityValue readList(int depth) {
        int at = in.offset();
        int count = bounded(in.count(1, "list length"), at, "list length");
        List<ClarityValue> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            items.add(read(depth + 1));
        }
        return new ListValue(items);
    }

    private ClarityValue readTuple(int at, int depth) {
        // The shortest field: length, one letter, one tag.
        int count = in.count(3, "tuple size");
        if (count == 0) {
            throw MalformedException.at(at, Kind.EMPTY_TUPLE, "at least one field", 0);
        }
        TreeMap<String, ClarityValue> fields = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            String key = readKey(fields);
            fields.put(key, read(depth + 1));
        }
        return new TupleValue(fields);
    }

    private String readKey(SortedMap<String, ClarityValue> before) {
        int at = in.offset();
        String key = in.name(Names::isClarityName, "tuple key");
        if (before.containsKey(key)) {
            throw MalformedException.at(at, Kind.DUPLICATE_KEY, "each key once", key);
        }
        if (!before.isEmpty() && before.lastKey().compareTo(key) > 0) {
            throw MalformedException.at(at, Kind.UNSORTED_KEYS, "a key after " + before.lastKey(), key);
        }
        return key;
    }

    private ClarityValue readAscii() {
        Bytes bytes = prefixed("string-ascii length");
        for (int i = 0; i < bytes.size(); i++) {
            if (!Text.isClarityAscii(bytes.unsignedAt(i))) {
                int at = in.offset() - bytes.size() + i;
                throw MalformedException.at(at, Kind.INVALID_ASCII, "printable ASCII", bytes.unsignedAt(i));
            }
        }
        return ClarityValue.ascii(new String(bytes.toArray(), StandardCharsets.US_ASCII));
    }

    private ClarityValue readUtf8() {
        Bytes bytes = prefixed("string-utf8 length");
        ByteBuffer buffer = ByteBuffer.wrap(bytes.toArray());
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(buffer).toString();
            int characters = text.codePointCount(0, text.length());
            if (characters > ClarityCodec.MAX_UTF8_LENGTH) {
                throw MalformedException.at(
                        in.offset() - bytes.size(), Kind.TOO_LARGE, "at most 262144 characters", characters);
            }
            return ClarityValue.utf8(text);
        } catch (CharacterCodingException e) {
            int at = in.offset() - bytes.size() + buffer.position();
            throw MalformedException.at(at, Kind.INVALID_UTF8, "UTF-8", String.valueOf(e.getMessage()));
        }
    }
}
