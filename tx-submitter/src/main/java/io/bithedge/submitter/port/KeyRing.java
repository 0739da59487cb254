package io.bithedge.submitter.port;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.signing.Signer;
import io.bithedge.stacks.transaction.StacksTransaction;
import io.bithedge.stacks.transaction.TransactionSigner;
import io.bithedge.submitter.value.SignerRole;
import java.util.Map;
import java.util.TreeMap;

/** Signs in this process with the keys it was given: for tests and simple set-ups. No policy but the key itself. */
public final class KeyRing implements SigningPort {
    private final Map<SignerRole, Signer> keys;

    public KeyRing(Map<SignerRole, Signer> keys) {
        this.keys = Map.copyOf(keys);
    }

    @Override
    public Map<SignerRole, Bytes> publicKeys() {
        Map<SignerRole, Bytes> known = new TreeMap<>();
        keys.forEach((role, key) -> known.put(role, key.publicKey()));
        return known;
    }

    @Override
    public Outcome sign(SignRequest request) {
        Signer key = keys.get(request.role());
        if (key == null) {
            return new Outcome.Refused("NO_KEY", "no key for the role " + request.role());
        }
        StacksTransaction signed = TransactionSigner.signOrigin(request.unsigned(), key);
        return new Outcome.Signed(signed.encode(), signed.txid());
    }
}
