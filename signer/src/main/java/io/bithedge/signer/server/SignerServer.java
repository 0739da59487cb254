package io.bithedge.signer.server;

import io.bithedge.stacks.signing.OwnerOnly;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens on a Unix socket that only its owner can reach; a thread a connection, a fixed number of them at most. */
public final class SignerServer implements AutoCloseable {
    /** The services have one client each; the rest is for operators who look. */
    private static final Limits LIMITS = new Limits(32, Duration.ofSeconds(5));

    private static final Duration SOCKET_LOOK = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(SignerServer.class);

    private final Path socket;
    private final ServerSocketChannel listener;
    private final SigningDesk desk;
    private final Limits limits;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final AtomicLong numbers = new AtomicLong();
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile boolean failed;

    /** How many clients at once, and how long one may take over a frame that it began. */
    record Limits(int clients, Duration frame) {}

    private SignerServer(Path socket, ServerSocketChannel listener, SigningDesk desk, Limits limits) {
        this.socket = socket;
        this.listener = listener;
        this.desk = desk;
        this.limits = limits;
    }

    /** Takes the place of a socket that a killed signer left; refuses one at which another signer answers. */
    public static SignerServer bind(Path socket, SigningDesk desk) throws IOException {
        return bind(socket, desk, LIMITS);
    }

    static SignerServer bind(Path socket, SigningDesk desk, Limits limits) throws IOException {
        // Nobody else gets through the folder, so nobody connects before the socket has its mode.
        OwnerOnly.createFolder(Objects.requireNonNull(socket.toAbsolutePath().getParent(), "a file is in a folder"));
        removeStale(socket);
        ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            listener.bind(UnixDomainSocketAddress.of(socket), limits.clients());
            Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
            return new SignerServer(socket, listener, desk, limits);
        } catch (IOException e) {
            listener.close();
            throw new IOException("cannot listen at %s: %s".formatted(socket, e.getMessage()), e);
        }
    }

    private static void removeStale(Path socket) throws IOException {
        if (!Files.exists(socket, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!Files.readAttributes(socket, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .isOther()) {
            throw new BindException("cannot listen at " + socket + ": there is a file that is no socket");
        }
        if (isAnswered(socket)) {
            throw new BindException("cannot listen at " + socket + ": another signer answers there");
        }
        Files.delete(socket);
    }

    private static boolean isAnswered(Path socket) throws IOException {
        try (SocketChannel probe = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            return probe.isConnected();
        } catch (ConnectException nobody) {
            return false;
        }
    }

    /** Serves until it is closed; false when it closed itself: the record could not be written, or the socket was taken away. */
    public boolean serve() throws IOException {
        Thread.ofPlatform().daemon().name("socket-watch").start(this::watchSocket);
        while (!closed.get()) {
            try {
                admit(listener.accept());
            } catch (ClosedChannelException e) {
                break;
            }
        }
        return !failed;
    }

    /** Whoever cleans up temporary files takes the name away; then nobody can come any more, and all looks well from here. */
    private void watchSocket() {
        while (!closed.get()) {
            if (!Files.exists(socket, LinkOption.NOFOLLOW_LINKS)) {
                LOG.error("the signer stops: somebody removed its socket {}", socket);
                failed = true;
                close();
            }
            try {
                Thread.sleep(SOCKET_LOOK);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void admit(SocketChannel client) throws IOException {
        if (connections.size() >= limits.clients()) {
            LOG.warn("a client was turned away: {} are connected", limits.clients());
            client.close();
            return;
        }
        Connection connection = new Connection(client, desk, limits.frame(), this::ended);
        connections.add(connection);
        Thread.ofPlatform().daemon().name("client-" + numbers.incrementAndGet()).start(connection);
        if (closed.get()) {
            connection.close();
        }
    }

    private void ended(Connection connection, Connection.End end) {
        connections.remove(connection);
        if (end == Connection.End.DESK_FAILED) {
            failed = true;
            close();
        }
    }

    /** Takes no new client, lets every answer that is being made reach its client, and removes the socket. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        try {
            Files.deleteIfExists(socket);
            listener.close();
        } catch (IOException e) {
            LOG.warn("closing {}", socket, e);
        }
        connections.forEach(Connection::close);
    }
}
