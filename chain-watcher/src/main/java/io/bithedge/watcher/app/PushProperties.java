package io.bithedge.watcher.app;

import io.bithedge.stacks.address.StacksAddress;
import io.bithedge.watcher.app.WatcherProperties.BadProperty;
import io.bithedge.watcher.app.WatcherProperties.Reader;
import io.bithedge.watcher.push.BlockWindow;
import io.bithedge.watcher.push.Door;
import io.bithedge.watcher.push.HeightLimit;
import io.bithedge.watcher.push.ObserverServer.BodyLimits;
import io.bithedge.watcher.push.Peers;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The receiver of pushes.
 *
 * @param port `bithedge.watcher.push-port`, 0 to 65,535; default 0, which is no receiver.
 * @param address `bithedge.watcher.push-address`, default 127.0.0.1.
 * @param door `bithedge.watcher.push-peers`, who may push, with commas: addresses, networks, names of hosts; default this machine,
 *     and needed when the address is another one. `bithedge.watcher.push-secret-file`: a file with what the path must begin with;
 *     default none. `bithedge.watcher.push-requests-per-client`, 1 to 1,000: at once; default 8.
 * @param bodies `bithedge.watcher.push-max-body-kib`, 64 to 2,097,152; default 512,000: what the API of the chain takes, and six
 *     times mainnet's first block. Memory does not grow with it. `bithedge.watcher.push-folder`, default that of the system for
 *     temporary files: large bodies lie there while they are read. `bithedge.watcher.push-body-seconds`, 1 to 600: so long a body
 *     may take; default 60.
 * @param windowHeights `bithedge.watcher.push-window-blocks`, 100 to 1,000,000: how far below the tip pushed blocks are kept in memory; default 20,000.
 * @param maxAhead `bithedge.watcher.push-max-ahead-blocks`, 1 to 1,000,000: so far above everything known a push may lie; default 1,000.
 * @param accounts `bithedge.watcher.mempool-accounts`: whose transactions are followed in the mempool, with commas; default all.
 */
record PushProperties(
        int port, String address, Door door, BodyLimits bodies, int windowHeights, int maxAhead, Set<String> accounts) {
    static final String PORT = "bithedge.watcher.push-port";
    private static final String ADDRESS = "bithedge.watcher.push-address";
    private static final String PEERS = "bithedge.watcher.push-peers";
    private static final String SECRET = "bithedge.watcher.push-secret-file";

    boolean isOn() {
        return port != 0;
    }

    static PushProperties of(Reader reader) {
        int port = whole(reader, PORT, 0, 0, 65_535);
        String address = reader.text(ADDRESS, "127.0.0.1");
        return new PushProperties(
                port,
                address,
                door(reader, port, address),
                new BodyLimits(
                        reader.number("bithedge.watcher.push-max-body-kib", 512_000, 64, 2L * 1024 * 1024) * 1024,
                        folder(reader),
                        Duration.ofSeconds(reader.number("bithedge.watcher.push-body-seconds", 60, 1, 600))),
                whole(reader, "bithedge.watcher.push-window-blocks", 20_000, 100, BlockWindow.MAX_HEIGHTS),
                whole(reader, "bithedge.watcher.push-max-ahead-blocks", 1_000, 1, HeightLimit.MAX_BLOCKS),
                reader.list("bithedge.watcher.mempool-accounts").stream()
                        .map(PushProperties::account)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private static Door door(Reader reader, int port, String address) {
        Peers peers = Reader.checked(PEERS, "", any -> Peers.of(reader.list(PEERS)));
        boolean isOpen = !new InetSocketAddress(address, port).getAddress().isLoopbackAddress();
        if (port != 0 && isOpen && peers.isThisMachineOnly()) {
            throw new BadProperty(PEERS, "expected who may push, as %s is %s: got nobody".formatted(ADDRESS, address));
        }
        return Reader.checked(
                SECRET,
                reader.text(SECRET, ""),
                file -> new Door(
                        peers,
                        file.isEmpty() ? "" : secret(Path.of(file)),
                        whole(reader, "bithedge.watcher.push-requests-per-client", 8, 1, 1_000)));
    }

    private static String secret(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read %s: %s".formatted(file, e), e);
        }
    }

    private static Path folder(Reader reader) {
        String key = "bithedge.watcher.push-folder";
        return Reader.checked(key, reader.text(key, System.getProperty("java.io.tmpdir")), text -> {
            Path folder = Path.of(text);
            if (!Files.isWritable(folder)) {
                throw new IllegalArgumentException("expected a folder that can be written to, got " + folder);
            }
            return folder;
        });
    }

    private static String account(String text) {
        return Reader.checked(
                "bithedge.watcher.mempool-accounts",
                text,
                value -> StacksAddress.parse(value).toString());
    }

    private static int whole(Reader reader, String key, long standard, long min, long max) {
        return Math.toIntExact(reader.number(key, standard, min, max));
    }
}
