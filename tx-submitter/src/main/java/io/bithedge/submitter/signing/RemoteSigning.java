package io.bithedge.submitter.signing;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Network;
import io.bithedge.stacks.signing.remote.SignerAccount;
import io.bithedge.stacks.signing.remote.SignerAnswer;
import io.bithedge.stacks.signing.remote.SignerClient;
import io.bithedge.stacks.signing.remote.SignerUnavailableException;
import io.bithedge.stacks.signing.remote.Signing;
import io.bithedge.stacks.transaction.StacksTransaction;
import io.bithedge.submitter.port.SigningPort;
import io.bithedge.submitter.value.SignerRole;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Asks a signer process behind a Unix socket. The connection stays open; when it breaks, as when the signer was started again, the
 * same is asked once more on a new one, which is safe: the signer gives the same bytes for the same transaction.
 */
public final class RemoteSigning implements SigningPort, AutoCloseable {
    private final Settings settings;
    private Optional<SignerClient> open = Optional.empty();

    /**
     * Where the signer is, and what it must sign for.
     *
     * @param roles it must hold the keys of all of them
     * @param patience how long an answer may take
     */
    public record Settings(
            Path socket, Network network, long chainId, Collection<SignerRole> roles, Duration patience) {
        public Settings {
            roles = List.copyOf(roles);
        }
    }

    public RemoteSigning(Settings settings) {
        this.settings = settings;
    }

    private interface Question<T> {
        T ask(SignerClient client) throws SignerUnavailableException;
    }

    /** Throws when the signer cannot be asked, or lacks a role: the message says which. */
    @Override
    public synchronized Map<SignerRole, Bytes> publicKeys() {
        Map<SignerRole, Bytes> keys = new TreeMap<>();
        try {
            for (SignerAccount account : ask(SignerClient::accounts)) {
                SignerRole role = new SignerRole(account.role());
                if (settings.roles().contains(role)) {
                    keys.put(role, account.publicKey());
                }
            }
        } catch (SignerUnavailableException e) {
            throw new UncheckedIOException(e);
        }
        for (SignerRole role : settings.roles()) {
            if (!keys.containsKey(role)) {
                throw new IllegalStateException("signer at %s: expected the keys of %s, got none of %s"
                        .formatted(settings.socket(), settings.roles(), role));
            }
        }
        return keys;
    }

    @Override
    public synchronized Outcome sign(SignRequest request) {
        try {
            Signing signing = ask(client -> client.sign(request.role().name(), request.unsigned(), request.replaces()));
            return switch (signing) {
                case Signing.Signed(StacksTransaction signed) -> new Outcome.Signed(signed.encode(), signed.txid());
                case Signing.Refused(String code, String message) -> new Outcome.Refused(code, message);
            };
        } catch (SignerUnavailableException e) {
            return new Outcome.Unavailable(String.valueOf(e.getMessage()));
        }
    }

    private <T> T ask(Question<T> question) throws SignerUnavailableException {
        if (open.isPresent()) {
            try {
                return question.ask(open.get());
            } catch (SignerUnavailableException broken) {
                // It may have been restarted since the last question: below is the second and last try.
                open = Optional.empty();
            }
        }
        SignerClient fresh = connect();
        T answer = question.ask(fresh);
        open = Optional.of(fresh);
        return answer;
    }

    private SignerClient connect() throws SignerUnavailableException {
        SignerClient client = SignerClient.connect(settings.socket(), settings.patience());
        SignerAnswer.Hello hello = client.hello();
        if (!hello.network().equals(settings.network().label()) || hello.chainId() != settings.chainId()) {
            client.close();
            throw new SignerUnavailableException(
                    "signer at %s: expected one for %s, chain id %d, got one for %s, chain id %d"
                            .formatted(
                                    settings.socket(),
                                    settings.network().label(),
                                    settings.chainId(),
                                    hello.network(),
                                    hello.chainId()));
        }
        return client;
    }

    @Override
    public synchronized void close() {
        open.ifPresent(SignerClient::close);
        open = Optional.empty();
    }
}
