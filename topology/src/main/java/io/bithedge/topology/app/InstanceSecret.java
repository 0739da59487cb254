package io.bithedge.topology.app;

import io.bithedge.settings.BadSetting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The word by which instances know each other. Without one, those of this machine are believed. */
record InstanceSecret(Optional<String> word) {
    private static final String KEY = "bithedge.instances.secret-file";
    private static final int SHORTEST = 16;

    /** Throws {@link BadSetting} when instances on several machines would have none, or the file has no word. */
    static InstanceSecret of(TopologyProperties properties) {
        String file = properties.instances().secretFile();
        if (!file.isEmpty()) {
            return new InstanceSecret(Optional.of(read(file)));
        }
        String host = properties.instance().host();
        if (properties.instances().count() > 1 && !isLoopback(host)) {
            throw new BadSetting(
                    KEY, "a file with one secret word for all instances, as they reach this one at " + host, "");
        }
        return new InstanceSecret(Optional.empty());
    }

    private static String read(String file) {
        try {
            String word = Files.readString(Path.of(file)).strip();
            if (word.length() < SHORTEST || !word.chars().allMatch(c -> c > ' ' && c < 127)) {
                throw new BadSetting(
                        KEY,
                        "a file with one word of %d letters and digits or more".formatted(SHORTEST),
                        "another content of " + file);
            }
            return word;
        } catch (IOException e) {
            throw new BadSetting(KEY, "a file that can be read", file);
        }
    }

    boolean admits(@Nullable String said, String remoteAddress) {
        return word.map(it -> said != null && isSame(it, said)).orElseGet(() -> isLoopback(remoteAddress));
    }

    /** In the same time wherever they differ. */
    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException notYet) {
            return false;
        }
    }
}
