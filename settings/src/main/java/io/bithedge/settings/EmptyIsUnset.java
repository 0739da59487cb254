package io.bithedge.settings;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/** A number or a flag that is set to nothing, as `--key=` from an unset variable, is not set: its default counts. */
final class EmptyIsUnset extends AbstractBindHandler {
    EmptyIsUnset(BindHandler parent) {
        super(parent);
    }

    @Override
    public @Nullable Object onFailure(
            ConfigurationPropertyName name, Bindable<?> target, BindContext context, Exception error) throws Exception {
        ConfigurationProperty property = context.getConfigurationProperty();
        return property != null
                        && property.getName().equals(name)
                        && property.getValue() instanceof String text
                        && text.isBlank()
                ? null
                : super.onFailure(name, target, context, error);
    }
}
