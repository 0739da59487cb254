package io.bithedge.watcher.app;

import io.bithedge.settings.BadSetting;
import io.bithedge.settings.Bound;
import io.bithedge.stacks.address.StacksAddress;
import io.bithedge.watcher.push.Door;
import io.bithedge.watcher.push.ObserverServer.BodyLimits;
import io.bithedge.watcher.push.Peers;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;

/** The receiver of pushes: the keys of {@link PushProperties} as values. */
record PushSettings(
        int port, String address, Door door, BodyLimits bodies, int windowHeights, int maxAhead, Set<String> accounts) {
    static final String PORT = "bithedge.watcher.push-port";
    private static final String ADDRESS = "bithedge.watcher.push-address";
    private static final String PEERS = "bithedge.watcher.push-peers";
    private static final String SECRET = "bithedge.watcher.push-secret-file";

    boolean isOn() {
        return port != 0;
    }

    static PushSettings of(PushProperties set) {
        return new PushSettings(
                set.pushPort(),
                set.pushAddress(),
                new Door(peers(set), secret(set.pushSecretFile()), set.pushRequestsPerClient()),
                new BodyLimits(
                        set.pushMaxBodyKib() * 1024,
                        folder(set.pushFolder()),
                        Duration.ofSeconds(set.pushBodySeconds())),
                set.pushWindowBlocks(),
                set.pushMaxAheadBlocks(),
                set.mempoolAccounts().stream().map(PushSettings::account).collect(Collectors.toUnmodifiableSet()));
    }

    private static Peers peers(PushProperties set) {
        Peers peers = Bound.parsed(
                PEERS,
                "an address, a network as 10.0.0.0/8, or the name of a host, separated by commas",
                String.join(",", set.pushPeers()),
                any -> Peers.of(set.pushPeers()));
        boolean isOpen = !new InetSocketAddress(set.pushAddress(), set.pushPort())
                .getAddress()
                .isLoopbackAddress();
        if (set.pushPort() != 0 && isOpen && peers.isThisMachineOnly()) {
            throw new BadSetting(PEERS, "who may push, as %s is %s".formatted(ADDRESS, set.pushAddress()), "");
        }
        return peers;
    }

    private static String secret(String file) {
        if (file.isBlank()) {
            return "";
        }
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            throw new BadSetting(SECRET, "a file that can be read", "%s: %s".formatted(file, e));
        }
    }

    private static Path folder(String set) {
        String folder = set.isBlank() ? System.getProperty("java.io.tmpdir") : set;
        return Bound.parsed("bithedge.watcher.push-folder", "a folder that can be written to", folder, text -> {
            Path path = Path.of(text);
            if (!Files.isWritable(path)) {
                throw new IllegalArgumentException(text);
            }
            return path;
        });
    }

    private static String account(String text) {
        return Bound.parsed(
                "bithedge.watcher.mempool-accounts",
                "addresses, separated by commas",
                text,
                value -> StacksAddress.parse(value).toString());
    }
}
