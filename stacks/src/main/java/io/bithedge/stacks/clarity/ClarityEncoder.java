package io.bithedge.stacks.clarity;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.WireWriter;
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
import java.nio.charset.StandardCharsets;

/** Writes a tree of values. */
final class ClarityEncoder {
    private final WireWriter out;

    ClarityEncoder(WireWriter out) {
        this.out = out;
    }

    void write(ClarityValue value, int depth) {
        if (depth > ClarityCodec.MAX_DEPTH) {
            throw new IllegalArgumentException("a value is nested at most 32 deep");
        }
        switch (value) {
            case IntValue(var number) -> out.u8(ClarityTag.INT).integer(number, 16);
            case UIntValue(var number) -> out.u8(ClarityTag.UINT).integer(number, 16);
            case BufferValue(Bytes bytes) -> prefixed(ClarityTag.BUFFER, bytes);
            case BoolValue(boolean truth) -> out.u8(truth ? ClarityTag.TRUE : ClarityTag.FALSE);
            case PrincipalValue(var principal) -> PrincipalCodec.write(principal, out);
            case OkValue(ClarityValue inner) -> wrapped(ClarityTag.OK, inner, depth);
            case ErrValue(ClarityValue inner) -> wrapped(ClarityTag.ERR, inner, depth);
            case NoneValue() -> out.u8(ClarityTag.NONE);
            case SomeValue(ClarityValue inner) -> wrapped(ClarityTag.SOME, inner, depth);
            case ListValue list -> list(list, depth);
            case TupleValue tuple -> tuple(tuple, depth);
            case AsciiValue(String text) ->
                prefixed(ClarityTag.ASCII, Bytes.copyOf(text.getBytes(StandardCharsets.US_ASCII)));
            case Utf8Value(String text) ->
                prefixed(ClarityTag.UTF8, Bytes.copyOf(text.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private void prefixed(int tag, Bytes bytes) {
        if (bytes.size() > ClarityCodec.MAX_LENGTH) {
            throw new IllegalArgumentException("a buffer or string has at most 1 MiB, got " + bytes.size() + " bytes");
        }
        out.u8(tag).u32(bytes.size()).bytes(bytes);
    }

    private void wrapped(int tag, ClarityValue inner, int depth) {
        out.u8(tag);
        write(inner, depth + 1);
    }

    private void list(ListValue list, int depth) {
        out.u8(ClarityTag.LIST).u32(list.items().size());
        list.items().forEach(item -> write(item, depth + 1));
    }

    private void tuple(TupleValue tuple, int depth) {
        out.u8(ClarityTag.TUPLE).u32(tuple.fields().size());
        tuple.fields().forEach((key, field) -> {
            out.name(key);
            write(field, depth + 1);
        });
    }
}
