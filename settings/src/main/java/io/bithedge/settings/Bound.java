package io.bithedge.settings;

import java.util.function.Function;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.validation.ValidationBindHandler;
import org.springframework.core.env.Environment;
import org.springframework.validation.beanvalidation.LocalValidatorFactoryBean;

/** Records of settings for a process without a Spring context, and for tests: bound and checked as Spring does it. */
public final class Bound {
    private Bound() {}

    /** `type` has {@code @ConfigurationProperties}. Throws {@link BadSetting} with a sentence for each wrong key. */
    public static <T> T of(Environment environment, Class<T> type) {
        ConfigurationProperties annotation = type.getAnnotation(ConfigurationProperties.class);
        if (annotation == null) {
            throw new IllegalArgumentException(type + ": expected @ConfigurationProperties, got none");
        }
        try (LocalValidatorFactoryBean validator = new LocalValidatorFactoryBean()) {
            validator.afterPropertiesSet();
            return Binder.get(environment)
                    .bindOrCreate(
                            annotation.value(),
                            Bindable.of(type),
                            new EmptyIsUnset(new ValidationBindHandler(validator)));
        } catch (BindException e) {
            throw new BadSetting(BindFailure.sentences(e), e);
        }
    }

    /** A text as a value of ours, spaces around it aside. What `parse` throws says that it is none: the sentence says `expected`. */
    public static <T> T parsed(String key, String expected, String text, Function<String, T> parse) {
        try {
            return parse.apply(text.strip());
        } catch (RuntimeException e) { // Each parser has an exception of its own.
            throw new BadSetting(key, expected, text.strip());
        }
    }
}
