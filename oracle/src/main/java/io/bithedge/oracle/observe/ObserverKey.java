package io.bithedge.oracle.observe;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Txid;
import io.bithedge.stacks.remote.SignerAccount;
import io.bithedge.stacks.remote.SignerClient;
import io.bithedge.stacks.remote.Signing;
import io.bithedge.stacks.signing.PrivateKey;
import io.bithedge.stacks.transaction.StacksTransaction;
import io.bithedge.stacks.transaction.TransactionSigner;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Who signs for the submitter: a key of this process, or a signer process of the operator's own. */
public interface ObserverKey {
    Bytes publicKey();

    /**
     * Signs.
     *
     * @param replaces the transaction whose place it takes
     * @throws IOException when no signature can be had now; it says why
     */
    StacksTransaction sign(StacksTransaction unsigned, Optional<Txid> replaces) throws IOException;

    static ObserverKey of(PrivateKey key) {
        return new ObserverKey() {
            @Override
            public Bytes publicKey() {
                return key.publicKey();
            }

            @Override
            public StacksTransaction sign(StacksTransaction unsigned, Optional<Txid> replaces) {
                return TransactionSigner.signOrigin(unsigned, key);
            }
        };
    }

    /** {@code role}: as the signer's policy names the submitter. */
    static ObserverKey ofSigner(Path socket, String role) throws IOException {
        Duration patience = Duration.ofSeconds(10);
        Bytes publicKey;
        try (SignerClient client = SignerClient.connect(socket, patience)) {
            publicKey = client.accounts().stream()
                    .filter(account -> account.role().equals(role))
                    .map(SignerAccount::publicKey)
                    .findFirst()
                    .orElseThrow(() -> new IOException("the signer at %s holds no key of %s".formatted(socket, role)));
        }
        return new ObserverKey() {
            @Override
            public Bytes publicKey() {
                return publicKey;
            }

            @Override
            public StacksTransaction sign(StacksTransaction unsigned, Optional<Txid> replaces) throws IOException {
                try (SignerClient client = SignerClient.connect(socket, patience)) {
                    return switch (client.sign(role, unsigned, replaces)) {
                        case Signing.Signed(StacksTransaction signed) -> signed;
                        case Signing.Refused(String code, String words) ->
                            throw new IOException("the signer refuses: %s %s".formatted(code, words));
                    };
                }
            }
        };
    }
}
