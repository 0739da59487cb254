package io.bithedge.stacks.remote;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.MalformedException;
import io.bithedge.stacks.Txid;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.json.JsonMismatchException;
import io.bithedge.stacks.signing.StructuredMessage;
import io.bithedge.stacks.transaction.SignatureCheck;
import io.bithedge.stacks.transaction.StacksTransaction;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One connection to a signer process; one question at a time. After a {@link SignerUnavailableException} it is closed: a late
 * answer must not be taken for that of the next question.
 */
public final class SignerClient implements AutoCloseable {
    /** The role whose key signs quotes. */
    public static final String QUOTER = "quoter";

    private final Path socket;
    private final Duration patience;
    private final FrameChannel frames;
    private Optional<Bytes> quoterKey = Optional.empty();

    private SignerClient(Path socket, Duration patience, FrameChannel frames) {
        this.socket = socket;
        this.patience = patience;
        this.frames = frames;
    }

    /**
     * Connects and makes sure that both speak the same version.
     *
     * @param patience how long each answer may take
     */
    public static SignerClient connect(Path socket, Duration patience) throws SignerUnavailableException {
        SignerClient client = new SignerClient(socket, patience, open(socket));
        client.hello();
        return client;
    }

    private static FrameChannel open(Path socket) throws SignerUnavailableException {
        try {
            SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            try {
                channel.connect(UnixDomainSocketAddress.of(socket));
                return new FrameChannel(channel);
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw new SignerUnavailableException("no signer answers at " + socket + ": " + e.getMessage(), e);
        }
    }

    /** Which network it signs for. */
    public SignerAnswer.Hello hello() throws SignerUnavailableException {
        SignerAnswer answer = ask(new SignerRequest.Hello(SignerCodec.VERSION));
        if (answer instanceof SignerAnswer.Hello hello && hello.version() == SignerCodec.VERSION) {
            return hello;
        }
        throw unexpected("a signer of version " + SignerCodec.VERSION, answer);
    }

    public List<SignerAccount> accounts() throws SignerUnavailableException {
        SignerAnswer answer = ask(new SignerRequest.Accounts());
        if (answer instanceof SignerAnswer.Accounts(List<SignerAccount> accounts)) {
            return accounts;
        }
        throw unexpected("accounts", answer);
    }

    public SignerStatus status() throws SignerUnavailableException {
        SignerAnswer answer = ask(new SignerRequest.Status());
        if (answer instanceof SignerAnswer.Status(SignerStatus status)) {
            return status;
        }
        throw unexpected("a status", answer);
    }

    /**
     * Asks for the signature of the role's account.
     *
     * @param replaces the transaction last signed for this nonce, when this one is to take its place
     */
    public Signing sign(String role, StacksTransaction unsigned, Optional<Txid> replaces)
            throws SignerUnavailableException {
        Bytes asked = unsigned.unsigned().encode();
        SignerAnswer answer = ask(new SignerRequest.Sign(role, asked, replaces));
        return switch (answer) {
            case SignerAnswer.Signed signed -> new Signing.Signed(believed(asked, signed));
            case SignerAnswer.Refused(String code, String message) -> new Signing.Refused(code, message);
            case SignerAnswer.Hello other -> throw unexpected("a signature", other);
            case SignerAnswer.Accounts other -> throw unexpected("a signature", other);
            case SignerAnswer.QuoteSigned other -> throw unexpected("a signature", other);
            case SignerAnswer.Status other -> throw unexpected("a signature", other);
        };
    }

    /** The signer is another process: what it gives back is checked as a node would check it. */
    private StacksTransaction believed(Bytes asked, SignerAnswer.Signed answer) throws SignerUnavailableException {
        try {
            StacksTransaction signed = StacksTransaction.decode(answer.transaction());
            if (signed.unsigned().encode().equals(asked)
                    && SignatureCheck.isFullySigned(signed)
                    && signed.txid().equals(answer.txid())) {
                return signed;
            }
        } catch (MalformedException e) {
            throw broken(e);
        }
        throw unexpected("a valid signature of the transaction", answer);
    }

    /**
     * Asks for the quoter's signature under a firm quote.
     *
     * @param message the tuple that the registry hashes: the terms with domain, registry and chain
     */
    public QuoteSigning signQuote(ClarityValue message) throws SignerUnavailableException {
        SignerAnswer answer = ask(new SignerRequest.SignQuote(message.encode()));
        return switch (answer) {
            case SignerAnswer.QuoteSigned(Bytes signature) ->
                new QuoteSigning.Signed(believed(StructuredMessage.hash(message), signature));
            case SignerAnswer.Refused(String code, String words) -> new QuoteSigning.Refused(code, words);
            case SignerAnswer.Hello other -> throw unexpected("a signature", other);
            case SignerAnswer.Accounts other -> throw unexpected("a signature", other);
            case SignerAnswer.Signed other -> throw unexpected("a signature of a quote", other);
            case SignerAnswer.Status other -> throw unexpected("a signature", other);
        };
    }

    /** As the registry checks it: it must give back the quoter's key. */
    private Bytes believed(Bytes hash, Bytes signature) throws SignerUnavailableException {
        try {
            Optional<Bytes> key = StructuredMessage.recover(hash, signature);
            if (key.isPresent() && key.get().equals(quoter())) {
                return signature;
            }
        } catch (MalformedException e) {
            throw broken(e);
        }
        throw unexpected("a signature of the quoter", new SignerAnswer.QuoteSigned(signature));
    }

    /** The quoter's public key; asked once a connection. */
    private Bytes quoter() throws SignerUnavailableException {
        if (quoterKey.isEmpty()) {
            quoterKey = accounts().stream()
                    .filter(account -> account.role().equals(QUOTER))
                    .map(SignerAccount::publicKey)
                    .findFirst();
        }
        return quoterKey.orElseThrow(() -> broken(new IOException("it signed a quote and has no account " + QUOTER)));
    }

    private SignerAnswer ask(SignerRequest request) throws SignerUnavailableException {
        try {
            frames.write(SignerCodec.encode(request), patience);
            byte[] frame = frames.read(patience, patience)
                    .orElseThrow(() -> new IOException("it closed the connection without an answer"));
            return SignerCodec.decodeAnswer(frame);
        } catch (IOException | JsonMismatchException e) {
            throw broken(e);
        }
    }

    private SignerUnavailableException unexpected(String expected, SignerAnswer got) {
        close();
        return new SignerUnavailableException("signer at %s: expected %s, got %s".formatted(socket, expected, got));
    }

    private SignerUnavailableException broken(Exception cause) {
        close();
        return new SignerUnavailableException("signer at " + socket + ": " + cause.getMessage(), cause);
    }

    @Override
    public void close() {
        try {
            frames.close();
        } catch (IOException e) {
            // Nothing is left to lose: every answer was read before.
        }
    }
}
