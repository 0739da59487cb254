package io.bithedge.api.problem;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * Takes a value as the form that is documented, or not at all: a number that becomes text, or a fraction that becomes whole, is another
 * value than was sent.
 */
public final class StrictJson {
    private StrictJson() {}

    public static void apply(JsonMapper.Builder builder) {
        builder.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfig(
                        LogicalType.Textual,
                        text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail));
    }

    /** Which field, and what it takes; empty when the text is no JSON at all. Nothing of our classes is told. */
    public static String fault(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof JacksonException json && !json.getPath().isEmpty()) {
                return "%s: expected %s.".formatted(path(json.getPath()), form(type(json)));
            }
        }
        return "";
    }

    private static @Nullable Class<?> type(JacksonException json) {
        return switch (json) {
            case MismatchedInputException mismatch -> mismatch.getTargetType();
            case InputCoercionException number -> number.getTargetType();
            default -> json.getCause() instanceof InputCoercionException number ? number.getTargetType() : null;
        };
    }

    private static String form(@Nullable Class<?> type) {
        if (type == null) {
            return "another form";
        }
        return switch (type.getSimpleName()) {
            case "String" -> "text in quotes, amounts as decimal digits";
            case "Long", "long" -> "a whole number from %d to %d".formatted(Long.MIN_VALUE, Long.MAX_VALUE);
            case "Integer", "int" -> "a whole number from %d to %d".formatted(Integer.MIN_VALUE, Integer.MAX_VALUE);
            case "Boolean", "boolean" -> "true or false";
            default -> "another form";
        };
    }

    private static String path(List<JacksonException.Reference> path) {
        return path.stream()
                .map(it -> it.getPropertyName() == null ? "[" + it.getIndex() + "]" : it.getPropertyName())
                .map(name -> name.length() > 50 ? name.substring(0, 50) + "…" : name)
                .collect(Collectors.joining("."));
    }
}
