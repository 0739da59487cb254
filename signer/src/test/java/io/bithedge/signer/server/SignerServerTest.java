package io.bithedge.signer.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bithedge.signer.Quotes;
import io.bithedge.signer.Scene;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.remote.FrameChannel;
import io.bithedge.stacks.remote.QuoteSigning;
import io.bithedge.stacks.remote.SignerAccount;
import io.bithedge.stacks.remote.SignerClient;
import io.bithedge.stacks.remote.SignerStatus;
import io.bithedge.stacks.remote.SignerUnavailableException;
import io.bithedge.stacks.remote.Signing;
import io.bithedge.stacks.signing.StructuredMessage;
import io.bithedge.stacks.transaction.StacksTransaction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignerServerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final SignerServer.Limits LIMITS = new SignerServer.Limits(4, Duration.ofMillis(300));

    @TempDir
    private Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private Path socket;
    private SignerServer server;

    @BeforeEach
    void start() throws IOException {
        socket = folder.resolve("run").resolve("signer.sock");
        server = started();
    }

    private SignerServer started() throws IOException {
        SignerServer bound = SignerServer.bind(socket, Scene.desk(), LIMITS);
        threads.execute(() -> serve(bound));
        return bound;
    }

    static void serve(SignerServer server) {
        try {
            server.serve();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterEach
    void stop() {
        server.close();
        threads.shutdownNow();
    }

    private SignerClient client() throws SignerUnavailableException {
        return SignerClient.connect(socket, PATIENCE);
    }

    private FrameChannel raw() throws IOException {
        return new FrameChannel(SocketChannel.open(UnixDomainSocketAddress.of(socket)));
    }

    private static String answerTo(FrameChannel channel, String request) throws IOException {
        channel.write(request.getBytes(StandardCharsets.UTF_8), PATIENCE);
        return new String(channel.read(PATIENCE, PATIENCE).orElseThrow(), StandardCharsets.UTF_8);
    }

    @Test
    void letsNobodyButItsOwnerIn() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket.getParent())))
                .isEqualTo("rwx------");
        Path open = folder.resolve("open");
        Files.createDirectory(open, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        assertThatThrownBy(() -> SignerServer.bind(open.resolve("signer.sock"), Scene.desk()))
                .hasMessageContaining("chmod go-rwx");
    }

    /** As systemd-tmpfiles does with old sockets in /tmp: it must not sit there and be reached by nobody. */
    @Test
    void endsWhenItsSocketIsTakenAway() throws Exception {
        Path other = folder.resolve("other").resolve("signer.sock");
        try (SignerServer lonely = SignerServer.bind(other, Scene.desk(), LIMITS)) {
            Future<Boolean> served = threads.submit(lonely::serve);
            Files.delete(other);
            assertThat(served.get()).isFalse();
        }
    }

    @Test
    void tellsItsNetworkAndAccounts() throws IOException {
        try (SignerClient client = client()) {
            assertThat(client.hello().network()).isEqualTo("testnet");
            assertThat(client.accounts())
                    .extracting(SignerAccount::role)
                    .containsExactly("allocator", "keeper", "quoter");
            assertThat(client.accounts().get(1).publicKey()).isEqualTo(Scene.KEEPER.publicKey());
        }
    }

    @Test
    void signsRepeatsRefusesAndCounts() throws IOException {
        StacksTransaction first = Scene.settle(1, 0, 400);
        try (SignerClient client = client()) {
            Signing signed = client.sign("keeper", first, Optional.empty());
            assertThat(signed).isInstanceOf(Signing.Signed.class);
            assertThat(client.sign("keeper", first, Optional.empty())).isEqualTo(signed);
            assertThat(client.sign("keeper", Scene.settle(2, 0, 400), Optional.empty()))
                    .isInstanceOfSatisfying(
                            Signing.Refused.class,
                            refused -> assertThat(refused.code()).isEqualTo("NONCE_TAKEN"));
            SignerStatus status = client.status();
            assertThat(List.of(status.signed(), status.repeated(), status.refused(), status.recorded()))
                    .containsExactly(1L, 1L, 1L, 1L);
            assertThat(status.lastRefusal())
                    .hasValueSatisfying(last -> assertThat(last.message()).contains("keeper nonce 0"));
            assertThat(status.roles().get(1).spentTodayMicroStx()).isEqualTo(400);
            assertThat(status.roles().get(1).nextNonce()).isEqualTo(1);
        }
    }

    @Test
    void signsQuotesOverTheSocket() throws IOException {
        SortedMap<String, ClarityValue> fields = Quotes.put();
        // The scene's clock stands at 1970.
        fields.put("valid-until", ClarityValue.uint(120));
        ClarityValue message = ClarityValue.tuple(fields);
        fields.put("premium", ClarityValue.uint(1));
        ClarityValue cheap = ClarityValue.tuple(fields);
        try (SignerClient client = client()) {
            assertThat(client.signQuote(message))
                    .isInstanceOfSatisfying(
                            QuoteSigning.Signed.class,
                            signed -> assertThat(StructuredMessage.recover(
                                            StructuredMessage.hash(message), signed.signature()))
                                    .contains(Scene.QUOTER.publicKey()));
            assertThat(client.signQuote(cheap))
                    .isInstanceOfSatisfying(
                            QuoteSigning.Refused.class,
                            refused -> assertThat(refused.code()).isEqualTo("PREMIUM_BELOW_FLOOR"));
            SignerStatus.QuoteStatus status = client.status().quotes().orElseThrow();
            assertThat(status.signed()).isEqualTo(1);
            assertThat(status.budgets().get(1).ofHour()).isEqualTo(56_250_000_000L);
        }
    }

    @Test
    void answersWhatItCannotReadAndGoesOn() throws IOException {
        try (FrameChannel channel = raw()) {
            for (String bad : List.of(
                    "no json",
                    "[]",
                    "{}",
                    "{\"request\":\"sign\"}",
                    "{\"request\":\"digest\",\"digest\":\"00\"}",
                    "{\"request\":\"status\",\"more\":1}",
                    "{\"request\":\"sign\",\"role\":\"keeper\",\"role\":\"keeper\",\"transaction\":\"00\"}",
                    "{\"request\":\"sign\",\"role\":\"keeper\",\"transaction\":\"0g\"}",
                    "{\"request\":\"signQuote\",\"role\":\"keeper\",\"message\":\"00\"}",
                    "{\"request\":\"sign\",\"role\":\"keeper\",\"transaction\":\"00\",\"replaces\":\"00\"}")) {
                assertThat(answerTo(channel, bad)).as(bad).contains("MALFORMED_REQUEST");
            }
            assertThat(answerTo(channel, "{\"request\":\"status\"}")).contains("\"refused\":10");
        }
    }

    @Test
    void endsAConnectionWhoseFramesHaveNoLength() throws IOException {
        for (int length : new int[] {0, -1, FrameChannel.MOST_BYTES + 1, Integer.MAX_VALUE}) {
            try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
                channel.write(ByteBuffer.allocate(4).putInt(length).flip());
                try (FrameChannel frames = new FrameChannel(channel)) {
                    byte[] answer = frames.read(PATIENCE, PATIENCE).orElseThrow();
                    assertThat(new String(answer, StandardCharsets.UTF_8)).contains("MALFORMED_REQUEST");
                    assertThat(frames.read(PATIENCE, PATIENCE)).isEmpty();
                }
            }
        }
    }

    @Test
    void dropsAClientThatStopsWithinAFrameAndServesTheOthers() throws IOException {
        try (SocketChannel slow = SocketChannel.open(UnixDomainSocketAddress.of(socket));
                SignerClient other = client()) {
            slow.write(ByteBuffer.wrap(new byte[] {0, 0}));
            assertThat(other.accounts()).hasSize(3);
            // Blocks until the server has had enough.
            assertThat(slow.read(ByteBuffer.allocate(1))).isEqualTo(-1);
            assertThat(other.accounts()).hasSize(3);
        }
    }

    @Test
    void turnsAwayClientsBeyondItsNumberAndTakesThemLater() throws Exception {
        List<SignerClient> clients = new ArrayList<>();
        for (int i = 0; i < LIMITS.clients(); i++) {
            clients.add(client());
        }
        assertThatThrownBy(this::client).isInstanceOf(SignerUnavailableException.class);
        clients.forEach(SignerClient::close);
        // The server needs a moment to see that they are gone.
        Optional<SignerClient> late = Optional.empty();
        while (late.isEmpty()) {
            late = tried();
        }
        late.get().close();
    }

    private Optional<SignerClient> tried() {
        try {
            return Optional.of(client());
        } catch (SignerUnavailableException full) {
            return Optional.empty();
        }
    }

    /** Four clients ask for four transactions of one nonce, and each for nonces of its own. */
    @Test
    void givesOneNonceToOneOfManyClients() throws Exception {
        List<Callable<Boolean>> clients = new ArrayList<>();
        for (int number = 1; number <= LIMITS.clients(); number++) {
            int policy = number;
            clients.add(() -> {
                try (SignerClient client = client()) {
                    for (int i = 0; i < 4; i++) {
                        Signing own =
                                client.sign("keeper", Scene.settle(policy, 10L * policy + i, 1), Optional.empty());
                        assertThat(own).isInstanceOf(Signing.Signed.class);
                    }
                    return client.sign("keeper", Scene.settle(policy, 0, 1), Optional.empty())
                            instanceof Signing.Signed;
                }
            });
        }
        int winners = 0;
        for (Future<Boolean> client : threads.invokeAll(clients)) {
            winners += client.get() ? 1 : 0;
        }
        assertThat(winners).isEqualTo(1);
    }

    @Test
    void takesTheSocketOfADeadSignerButNotOfALivingOneNorAFile() throws IOException {
        assertThatThrownBy(() -> SignerServer.bind(socket, Scene.desk()))
                .hasMessageContaining("another signer answers there");
        server.close();
        assertThat(socket).doesNotExist();

        // What a kill -9 leaves behind.
        ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        dead.bind(UnixDomainSocketAddress.of(socket));
        dead.close();
        assertThat(socket).exists();
        server = started();
        try (SignerClient client = client()) {
            assertThat(client.accounts()).hasSize(3);
        }
        server.close();

        Files.createFile(socket);
        assertThatThrownBy(() -> SignerServer.bind(socket, Scene.desk())).hasMessageContaining("no socket");
    }

    @Test
    void clientSaysThatNobodyAnswers() {
        server.close();
        assertThatThrownBy(this::client)
                .isInstanceOf(SignerUnavailableException.class)
                .hasMessageContaining("no signer answers at " + socket);
    }
}
