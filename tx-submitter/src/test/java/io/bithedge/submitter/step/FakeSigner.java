package io.bithedge.submitter.step;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Hashes;
import io.bithedge.stacks.Txid;
import io.bithedge.stacks.transaction.Authorization;
import io.bithedge.stacks.transaction.Payload;
import io.bithedge.stacks.transaction.SpendingCondition.SingleSig;
import io.bithedge.stacks.transaction.StacksTransaction;
import io.bithedge.submitter.port.SigningPort;
import io.bithedge.submitter.step.FakeChain.Kind;
import io.bithedge.submitter.value.SignerRole;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A signer process that outlives its clients: deterministic, cheap, with a record of what it signed. It fails the test when it is asked
 * for a second transaction of a nonce that is not declared to replace the first, or is neither the same call nor a filler.
 */
final class FakeSigner {
    private final Map<SignerRole, Bytes> keys = new TreeMap<>();
    /** Key: role and nonce, value: the transaction that was signed last. */
    private final Map<String, Txid> last = new HashMap<>();

    private final Map<Txid, Payload> payloads = new HashMap<>();

    FakeSigner(List<SignerRole> roles) {
        for (SignerRole role : roles) {
            keys.put(role, Bytes.ofHex("02").concat(Hashes.sha512Over256(Bytes.ofHex("%02x".formatted(keys.size())))));
        }
    }

    Map<SignerRole, Bytes> publicKeys() {
        return keys;
    }

    SigningPort.Outcome sign(SigningPort.SignRequest request) {
        StacksTransaction unsigned = request.unsigned();
        if (isForbidden(unsigned.payload())) {
            return new SigningPort.Outcome.Refused("NOT_ALLOWED", "the policy does not allow this call");
        }
        SingleSig origin = (SingleSig) unsigned.authorization().origin();
        Bytes half = Hashes.sha512Over256(unsigned.encode());
        StacksTransaction signed = unsigned.withAuthorization(new Authorization.Standard(
                origin.withSignature(Bytes.ofHex("00").concat(half).concat(half))));
        String slot = request.role() + "@" + origin.nonce();
        Txid before = last.get(slot);
        boolean isDeclared = before == null
                || before.equals(signed.txid())
                || request.replaces().filter(before::equals).isPresent();
        if (!isDeclared) {
            throw new AssertionError("a second transaction for %s: %s was signed, replaces %s"
                    .formatted(slot, before, request.replaces()));
        }
        boolean isSame = before == null
                || unsigned.payload().equals(payloads.get(before))
                || unsigned.payload() instanceof Payload.TokenTransfer;
        if (!isSame) {
            throw new AssertionError("neither the same call nor a filler for " + slot);
        }
        last.put(slot, signed.txid());
        payloads.put(signed.txid(), unsigned.payload());
        return new SigningPort.Outcome.Signed(signed.encode(), signed.txid());
    }

    private static boolean isForbidden(Payload payload) {
        return payload instanceof Payload.ContractCall call
                && FakeChain.ids(call).stream().anyMatch(id -> Kind.of(id) == Kind.FORBIDDEN);
    }
}
