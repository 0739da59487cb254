package io.bithedge.schemas.connection;

import io.bithedge.schemas.registry.RegistryAccess;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;
import org.apache.kafka.clients.CommonClientConfigs;

/** What Kafka's own tools read with {@code --command-config}: a file of properties for every client, the registry's among them. */
public final class CommandConfig {
    private static final CommandConfig NONE = new CommandConfig(Map.of());

    private final Map<String, Object> settings;

    private CommandConfig(Map<String, Object> settings) {
        this.settings = Map.copyOf(settings);
    }

    /** Throws IllegalArgumentException when the file cannot be read. */
    public static CommandConfig of(Optional<Path> file) {
        return file.map(CommandConfig::read).orElse(NONE);
    }

    private static CommandConfig read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "--command-config: expected a file of properties, got %s: %s".formatted(file, e.getMessage()), e);
        }
        Map<String, Object> settings = new HashMap<>();
        properties.forEach((key, value) -> settings.put(String.valueOf(key), value));
        return new CommandConfig(settings);
    }

    /** Addresses of the command line count before those of the file, and these before the defaults. */
    public Cluster cluster(Addresses named, Supplier<Addresses> defaults) {
        Map<String, Object> all = new HashMap<>(settings);
        named.bootstrapServers().ifPresent(servers -> all.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, servers));
        named.registryUrl().ifPresent(url -> all.put(RegistryAccess.URL, url));
        if (!all.containsKey(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG)) {
            defaults.get()
                    .bootstrapServers()
                    .ifPresent(servers -> all.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, servers));
        }
        if (!all.containsKey(RegistryAccess.URL)) {
            defaults.get().registryUrl().ifPresent(url -> all.put(RegistryAccess.URL, url));
        }
        return Cluster.of(all, RegistryAccess.of(all, ""));
    }

    /** Where brokers and registry are, as far as somebody said so. */
    public record Addresses(Optional<String> bootstrapServers, Optional<String> registryUrl) {}
}
