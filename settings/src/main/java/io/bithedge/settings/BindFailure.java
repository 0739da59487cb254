package io.bithedge.settings;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.bind.validation.ValidationErrors;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

/** Why a record could not be filled, a sentence for each key. */
final class BindFailure {
    /** An entry of a map is bound as `a.b.c` and reported as `a[b].c`. */
    private static final Pattern NAME_IN_MAP = Pattern.compile("\\[([a-z][^]]*)]");

    private BindFailure() {}

    static String sentences(BindException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BadSetting bad) {
                return String.valueOf(bad.getMessage());
            }
            if (cause instanceof BindValidationException invalid) {
                ValidationErrors errors = invalid.getValidationErrors();
                return errors.getAllErrors().stream()
                        .map(error -> sentence(errors.getName().toString(), error))
                        .sorted()
                        .collect(Collectors.joining("\n"));
            }
        }
        ConfigurationProperty property = failure.getProperty();
        return property == null
                ? failure.getName() + ": " + failure.getMessage()
                : BadSetting.sentence(
                        property.getName().toString(),
                        words(failure.getTarget().getType().resolve(Object.class)),
                        String.valueOf(property.getValue()));
    }

    private static String sentence(String prefix, ObjectError error) {
        if (error instanceof FieldError field) {
            String key = prefix + "."
                    + NAME_IN_MAP
                            .matcher(DataObjectPropertyName.toDashedForm(field.getField()))
                            .replaceAll(".$1");
            String got = field.getRejectedValue() == null ? "" : String.valueOf(field.getRejectedValue());
            return BadSetting.sentence(key, String.valueOf(error.getDefaultMessage()), got.strip());
        }
        return prefix + ": expected " + error.getDefaultMessage();
    }

    private static String words(Class<?> type) {
        if (type == int.class || type == long.class) {
            return "a whole number";
        }
        return type == boolean.class ? "true or false" : "a value of type " + type.getSimpleName();
    }
}
