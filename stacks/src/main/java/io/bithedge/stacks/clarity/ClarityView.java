package io.bithedge.stacks.clarity;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.clarity.ClarityValue.AsciiValue;
import io.bithedge.stacks.clarity.ClarityValue.BoolValue;
import io.bithedge.stacks.clarity.ClarityValue.BufferValue;
import io.bithedge.stacks.clarity.ClarityValue.ErrValue;
import io.bithedge.stacks.clarity.ClarityValue.IntValue;
import io.bithedge.stacks.clarity.ClarityValue.ListValue;
import io.bithedge.stacks.clarity.ClarityValue.NoneValue;
import io.bithedge.stacks.clarity.ClarityValue.OkValue;
import io.bithedge.stacks.clarity.ClarityValue.PrincipalValue;
import io.bithedge.stacks.clarity.ClarityValue.SomeValue;
import io.bithedge.stacks.clarity.ClarityValue.TupleValue;
import io.bithedge.stacks.clarity.ClarityValue.UIntValue;
import io.bithedge.stacks.clarity.ClarityValue.Utf8Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A value read by the shape its reader knows: `view.field("amount").asUint()`, or for short `view.uint("amount")`.
 * Every mismatch is a {@link ClarityShapeException} that names the path from the root.
 */
public final class ClarityView {
    private final ClarityValue value;
    private final String path;

    private ClarityView(ClarityValue value, String path) {
        this.value = value;
        this.path = path;
    }

    public static ClarityView of(ClarityValue value) {
        return new ClarityView(value, "");
    }

    public ClarityValue value() {
        return value;
    }

    public String path() {
        return path;
    }

    public BigInteger asUint() {
        return as(UIntValue.class, "uint").value();
    }

    /** A uint that fits a signed long. */
    public long asUintLong() {
        BigInteger number = asUint();
        if (number.bitLength() >= Long.SIZE) {
            throw refuse("uint below 2^63");
        }
        return number.longValueExact();
    }

    public BigInteger asInt() {
        return as(IntValue.class, "int").value();
    }

    public boolean asBool() {
        return as(BoolValue.class, "bool").value();
    }

    public Bytes asBuffer() {
        return as(BufferValue.class, "buff").value();
    }

    public String asAscii() {
        return as(AsciiValue.class, "string-ascii").value();
    }

    public String asUtf8() {
        return as(Utf8Value.class, "string-utf8").value();
    }

    public Principal asPrincipal() {
        return as(PrincipalValue.class, "principal").value();
    }

    public SortedMap<String, ClarityValue> asTuple() {
        return as(TupleValue.class, "tuple").fields();
    }

    public List<ClarityView> asList() {
        List<ClarityValue> items = as(ListValue.class, "list").items();
        List<ClarityView> views = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            views.add(new ClarityView(items.get(i), path + "[" + i + "]"));
        }
        return views;
    }

    public Optional<ClarityView> asOptional() {
        return switch (value) {
            case NoneValue() -> Optional.empty();
            case SomeValue(ClarityValue inner) -> Optional.of(new ClarityView(inner, child("some")));
            default -> throw refuse("optional");
        };
    }

    /** The value inside `(ok ..)`. */
    public ClarityView okValue() {
        return new ClarityView(as(OkValue.class, "(ok ..)").value(), child("ok"));
    }

    /** The value inside `(err ..)`. */
    public ClarityView errValue() {
        return new ClarityView(as(ErrValue.class, "(err ..)").value(), child("err"));
    }

    public boolean isOk() {
        return switch (value) {
            case OkValue ok -> true;
            case ErrValue err -> false;
            default -> throw refuse("response");
        };
    }

    public boolean has(String key) {
        return asTuple().containsKey(key);
    }

    public ClarityView field(String key) {
        ClarityValue found = asTuple().get(key);
        if (found == null) {
            throw new ClarityShapeException(
                    child(key), "a field", "none of that name in " + asTuple().keySet());
        }
        return new ClarityView(found, child(key));
    }

    public BigInteger uint(String key) {
        return field(key).asUint();
    }

    public long uintLong(String key) {
        return field(key).asUintLong();
    }

    public String ascii(String key) {
        return field(key).asAscii();
    }

    public Bytes buffer(String key) {
        return field(key).asBuffer();
    }

    public boolean bool(String key) {
        return field(key).asBool();
    }

    public Principal principal(String key) {
        return field(key).asPrincipal();
    }

    private String child(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private <T extends ClarityValue> T as(Class<T> type, String expected) {
        if (!type.isInstance(value)) {
            throw refuse(expected);
        }
        return type.cast(value);
    }

    private ClarityShapeException refuse(String expected) {
        return new ClarityShapeException(path, expected, typeOf(value));
    }

    private static String typeOf(ClarityValue value) {
        return switch (value) {
            case IntValue v -> "int " + v;
            case UIntValue v -> "uint " + v;
            case BufferValue v -> "buff of " + v.value().size() + " bytes";
            case BoolValue v -> "bool " + v;
            case PrincipalValue v -> "principal " + v;
            case OkValue v -> "(ok ..)";
            case ErrValue v -> "(err ..)";
            case NoneValue v -> "none";
            case SomeValue v -> "(some ..)";
            case ListValue v -> "list of " + v.items().size();
            case TupleValue v -> "tuple of " + v.fields().keySet();
            case AsciiValue v -> "string-ascii of " + v.value().length();
            case Utf8Value v -> "string-utf8 of " + v.value().length();
        };
    }
}
