package io.bithedge.stacks.clarity;

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
import java.util.stream.Collectors;

/** Prints a value as the literal that {@link ClarityParser} reads back. */
final class ClarityPrinter {
    private ClarityPrinter() {}

    static String print(ClarityValue value) {
        return switch (value) {
            case IntValue(var number) -> number.toString();
            case UIntValue(var number) -> "u" + number;
            case BufferValue(var bytes) -> bytes.toPrefixedHex();
            case BoolValue(boolean truth) -> Boolean.toString(truth);
            case PrincipalValue(var principal) -> "'" + principal;
            case OkValue(ClarityValue inner) -> "(ok " + print(inner) + ")";
            case ErrValue(ClarityValue inner) -> "(err " + print(inner) + ")";
            case NoneValue() -> "none";
            case SomeValue(ClarityValue inner) -> "(some " + print(inner) + ")";
            case ListValue(var items) ->
                items.stream().map(item -> " " + print(item)).collect(Collectors.joining("", "(list", ")"));
            case TupleValue(var fields) ->
                fields.entrySet().stream()
                        .map(field -> field.getKey() + ": " + print(field.getValue()))
                        .collect(Collectors.joining(", ", "{ ", " }"));
            case AsciiValue(String text) -> '"' + escaped(text) + '"';
            case Utf8Value(String text) -> "u\"" + escaped(text) + '"';
        };
    }

    private static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> escape(c, out));
        return out.toString();
    }

    private static void escape(int c, StringBuilder out) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (Character.isISOControl(c)) {
                    out.append("\\u{").append(Integer.toHexString(c)).append('}');
                } else {
                    out.appendCodePoint(c);
                }
            }
        }
    }
}
