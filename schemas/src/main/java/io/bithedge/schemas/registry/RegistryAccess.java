package io.bithedge.schemas.registry;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where the registry is, who we are there, and whether we may add to it. Its text is the addresses alone.
 *
 * @param urls base URLs of one registry, asked in this order; {@code mock://scope} is one in memory.
 * @param authorization the HTTP header, for basic or bearer.
 * @param autoRegister whether a schema that is not there is added by whoever writes with it first.
 */
public record RegistryAccess(
        List<String> urls, Optional<String> authorization, Optional<RegistryTls> tls, boolean autoRegister) {
    /** Confluent's names, so that its classes can be swapped in by configuration. */
    public static final String URL = "schema.registry.url";

    public static final String AUTO_REGISTER = "auto.register.schemas";
    public static final String USER_INFO = "basic.auth.user.info";
    public static final String BEARER_TOKEN = "bearer.auth.token";
    static final String TLS_PREFIX = "schema.registry.ssl.";
    private static final List<String> SOURCES =
            List.of("basic.auth.credentials.source", "bearer.auth.credentials.source");

    public RegistryAccess {
        urls = List.copyOf(urls);
        if (urls.isEmpty()) {
            throw new IllegalArgumentException(URL + ": expected the URL of a schema registry, got nothing");
        }
    }

    /** One URL, or several separated by commas. */
    public static RegistryAccess at(String urls) {
        return new RegistryAccess(split(urls), Optional.empty(), Optional.empty(), true);
    }

    /** Whether a client's setting is one of the registry's. */
    public static boolean isOne(String name) {
        return name.equals(URL)
                || name.equals(AUTO_REGISTER)
                || name.equals(USER_INFO)
                || name.equals(BEARER_TOKEN)
                || name.startsWith(TLS_PREFIX)
                || SOURCES.contains(name);
    }

    /**
     * By Confluent's names.
     *
     * @param defaultUrls used where the settings name none; may be empty.
     * @throws IllegalArgumentException when there is no URL, or a store cannot be read; the message begins with the setting's name.
     */
    public static RegistryAccess of(Map<String, ?> settings, String defaultUrls) {
        String urls = text(settings, URL).orElse(defaultUrls);
        return new RegistryAccess(
                split(urls),
                authorization(settings),
                RegistryTls.of(settings),
                text(settings, AUTO_REGISTER).map(Boolean::parseBoolean).orElse(true));
    }

    private static Optional<String> authorization(Map<String, ?> settings) {
        return text(settings, USER_INFO)
                .map(info -> "Basic " + Base64.getEncoder().encodeToString(info.getBytes(StandardCharsets.UTF_8)))
                .or(() -> text(settings, BEARER_TOKEN).map(token -> "Bearer " + token));
    }

    static Optional<String> text(Map<String, ?> settings, String name) {
        return switch (settings.get(name)) {
            case null -> Optional.empty();
            case Collection<?> many ->
                Optional.of(many.stream().map(String::valueOf).collect(Collectors.joining(",")));
            case Object one -> Optional.of(String.valueOf(one)).filter(text -> !text.isBlank());
        };
    }

    private static List<String> split(String urls) {
        return Arrays.stream(urls.split(",", -1))
                .map(String::strip)
                .filter(url -> !url.isEmpty())
                .toList();
    }

    /** What is not there is a fault. */
    public RegistryAccess readOnly() {
        return new RegistryAccess(urls, authorization, tls, false);
    }

    public RegistryAccess with(RegistryTls own) {
        return new RegistryAccess(urls, authorization, Optional.of(own), autoRegister);
    }

    @Override
    public String toString() {
        return String.join(",", urls);
    }
}
