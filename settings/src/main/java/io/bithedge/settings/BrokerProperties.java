package io.bithedge.settings;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** Where every service reads and writes its topics: `bithedge.kafka.bootstrap-servers` and `bithedge.registry.url`. */
@Validated
@ConfigurationProperties("bithedge")
public record BrokerProperties(
        @DefaultValue @Valid Kafka kafka,
        @DefaultValue @Valid Registry registry) {
    /** `host:port`, more of them separated by commas. */
    public record Kafka(@NotBlank String bootstrapServers) {}

    public record Registry(@HttpUrl String url) {}

    public String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    public String registryUrl() {
        return registry.url();
    }
}
