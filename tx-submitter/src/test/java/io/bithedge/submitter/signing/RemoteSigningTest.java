package io.bithedge.submitter.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bithedge.stacks.Network;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.remote.FrameChannel;
import io.bithedge.stacks.remote.SignerAccount;
import io.bithedge.stacks.remote.SignerAnswer;
import io.bithedge.stacks.remote.SignerCodec;
import io.bithedge.stacks.remote.SignerRequest;
import io.bithedge.stacks.signing.PrivateKey;
import io.bithedge.stacks.transaction.StacksTransaction;
import io.bithedge.stacks.transaction.TransactionBuilder;
import io.bithedge.stacks.transaction.TransactionSigner;
import io.bithedge.submitter.port.SigningPort.Outcome;
import io.bithedge.submitter.port.SigningPort.SignRequest;
import io.bithedge.submitter.value.SignerRole;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a signer by hand that lives as long as a test wants; the real one is tested in its own module. */
class RemoteSigningTest {
    private static final PrivateKey KEY = PrivateKey.ofHex("%064x".formatted(21));
    private static final SignerRole KEEPER = new SignerRole("keeper");
    private static final StacksTransaction UNSIGNED = TransactionBuilder.contractCall(
                    Network.TESTNET,
                    Principal.Contract.parse("ST1PQHQKV0RJXZFY1DGX8MNSNYVE3VGZJSRTPGZGM.policy-registry"),
                    "process-expirations",
                    List.of())
            .withNonce(7)
            .withFee(300)
            .unsigned(KEY.publicKey());
    private static final SignRequest REQUEST = new SignRequest(KEEPER, UNSIGNED, Optional.empty());

    @TempDir
    private Path folder;

    private Optional<ServerSocketChannel> listener = Optional.empty();

    private Path socket() {
        return folder.resolve("signer.sock");
    }

    /** Answers as many questions as said on each connection, then closes it. */
    private void serve(int questions, Function<SignerRequest, SignerAnswer> answers) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        channel.bind(UnixDomainSocketAddress.of(socket()));
        listener = Optional.of(channel);
        Thread.ofPlatform().daemon().start(() -> {
            while (true) {
                try (FrameChannel frames = new FrameChannel(channel.accept())) {
                    for (int i = 0; i < questions; i++) {
                        Optional<byte[]> frame = frames.read(Duration.ofMinutes(1), Duration.ofMinutes(1));
                        if (frame.isEmpty()) {
                            break;
                        }
                        SignerAnswer answer = answers.apply(SignerCodec.decodeRequest(frame.get()));
                        frames.write(SignerCodec.encode(answer), Duration.ofMinutes(1));
                    }
                } catch (IOException e) {
                    if (!channel.isOpen()) {
                        return;
                    }
                }
            }
        });
    }

    @AfterEach
    void stop() throws IOException {
        if (listener.isPresent()) {
            listener.get().close();
            Files.deleteIfExists(socket());
            listener = Optional.empty();
        }
    }

    private static SignerAnswer honest(SignerRequest request) {
        return switch (request) {
            case SignerRequest.Hello hello ->
                new SignerAnswer.Hello(SignerCodec.VERSION, "testnet", Network.TESTNET.chainId());
            case SignerRequest.Accounts accounts ->
                new SignerAnswer.Accounts(
                        List.of(new SignerAccount("keeper", KEY.address(Network.TESTNET), KEY.publicKey())));
            case SignerRequest.Sign sign -> {
                StacksTransaction signed = TransactionSigner.signOrigin(StacksTransaction.decode(sign.unsigned()), KEY);
                yield new SignerAnswer.Signed(signed.txid(), signed.encode());
            }
            case SignerRequest.SignQuote quote -> throw new IllegalStateException("nobody asks for quotes here");
            case SignerRequest.Status status -> throw new IllegalStateException("nobody asks for the status here");
        };
    }

    /** Signs, but something else than it was given. */
    private static SignerAnswer dishonest(SignerRequest request) {
        if (!(request instanceof SignerRequest.Sign)) {
            return honest(request);
        }
        StacksTransaction other = TransactionBuilder.of(Network.TESTNET, UNSIGNED.payload())
                .withNonce(8)
                .sign(KEY);
        return new SignerAnswer.Signed(other.txid(), other.encode());
    }

    private RemoteSigning signing(SignerRole... roles) {
        return new RemoteSigning(new RemoteSigning.Settings(
                socket(), Network.TESTNET, Network.TESTNET.chainId(), List.of(roles), Duration.ofMinutes(1)));
    }

    @Test
    void asksForKeysAndSignatures() throws IOException {
        serve(100, RemoteSigningTest::honest);
        try (RemoteSigning signing = signing(KEEPER)) {
            assertThat(signing.publicKeys()).isEqualTo(Map.of(KEEPER, KEY.publicKey()));
            StacksTransaction expected = TransactionSigner.signOrigin(UNSIGNED, KEY);
            assertThat(signing.sign(REQUEST)).isEqualTo(new Outcome.Signed(expected.encode(), expected.txid()));
        }
    }

    /** Two hellos and one question a connection: every question but the first meets a closed one. */
    @Test
    void connectsAgainWhenTheSignerWasRestarted() throws IOException {
        serve(3, RemoteSigningTest::honest);
        try (RemoteSigning signing = signing(KEEPER)) {
            for (int i = 0; i < 3; i++) {
                assertThat(signing.sign(REQUEST)).isInstanceOf(Outcome.Signed.class);
            }
            stop();
            assertThat(signing.sign(REQUEST))
                    .isInstanceOfSatisfying(
                            Outcome.Unavailable.class,
                            unavailable -> assertThat(unavailable.why()).contains("no signer answers"));
            serve(3, RemoteSigningTest::honest);
            assertThat(signing.sign(REQUEST)).isInstanceOf(Outcome.Signed.class);
        }
    }

    @Test
    void handsRefusalsOn() throws IOException {
        serve(
                100,
                request -> request instanceof SignerRequest.Sign
                        ? new SignerAnswer.Refused("NONCE_TAKEN", "keeper nonce 7: taken")
                        : honest(request));
        try (RemoteSigning signing = signing(KEEPER)) {
            assertThat(signing.sign(REQUEST)).isEqualTo(new Outcome.Refused("NONCE_TAKEN", "keeper nonce 7: taken"));
        }
    }

    @Test
    void believesNoSignatureOfAnotherTransaction() throws IOException {
        serve(100, RemoteSigningTest::dishonest);
        try (RemoteSigning signing = signing(KEEPER)) {
            assertThat(signing.sign(REQUEST))
                    .isInstanceOfSatisfying(
                            Outcome.Unavailable.class,
                            unavailable -> assertThat(unavailable.why())
                                    .contains("expected a valid signature of the transaction"));
        }
    }

    @Test
    void saysWhatASignerLacksOrSignsFor() throws IOException {
        SignerRole allocator = new SignerRole("allocator");
        assertThatThrownBy(() -> signing(KEEPER).publicKeys()).hasMessageContaining("no signer answers");
        serve(100, RemoteSigningTest::honest);
        try (RemoteSigning signing = signing(KEEPER, allocator)) {
            assertThatThrownBy(signing::publicKeys).hasMessageContaining("none of allocator");
        }
        RemoteSigning mainnet = new RemoteSigning(new RemoteSigning.Settings(
                socket(), Network.MAINNET, Network.MAINNET.chainId(), List.of(KEEPER), Duration.ofMinutes(1)));
        assertThat(mainnet.sign(REQUEST))
                .isInstanceOfSatisfying(
                        Outcome.Unavailable.class,
                        unavailable -> assertThat(unavailable.why())
                                .contains(
                                        "expected one for mainnet, chain id 1, got one for testnet, chain id 2147483648"));
    }
}
