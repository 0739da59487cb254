package io.bithedge.connection;

import io.bithedge.settings.HttpUrl;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * `bithedge.registry.*`.
 *
 * @param url one registry at several addresses, separated by commas. {@code spring.kafka.properties[schema.registry.url]} counts before it.
 * @param sslBundle name of the bundle for https; empty: the JDK's authorities, or {@code schema.registry.ssl.*}.
 */
@Validated
@ConfigurationProperties("bithedge.registry")
record RegistryProperties(
        @DefaultValue List<@HttpUrl String> url,
        @DefaultValue("") String sslBundle) {}
