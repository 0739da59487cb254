package io.bithedge.submitter.port;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Txid;
import io.bithedge.stacks.address.StacksAddress;
import io.bithedge.stacks.transaction.Payload;
import io.bithedge.submitter.value.PostOutcome;
import io.bithedge.submitter.value.Sighting;
import java.util.Optional;

/** The chain, as the submitter uses it. Reads throw Unavailable; posting has its own outcomes. */
public interface ChainPort {
    Account account(StacksAddress address);

    /**
     * The account's next nonce as the API knows it. That others use a key of ours is not believed on the word of a node alone: a nonce that
     * is bound too high stands in the log for good.
     */
    long nonceByApi(StacksAddress address);

    /** What the node thinks the call should pay, its middle estimate; empty when it has none. */
    Optional<Long> estimatedFee(Payload payload, int signedSize);

    /** The vault's lock of a policy at the node's tip; empty when there is none (settled, or never locked). */
    Optional<Lock> lock(long policyId);

    /** Index block hash of the block at a height; empty when the chain has not come so far. */
    Optional<String> blockAt(long height);

    PostOutcome post(Bytes signed, Txid txid);

    /** Where a transaction is, as far as the API knows. */
    Sighting lookUp(Txid txid);

    /** Confirmed nonce (the next one that a block would take), as of a tip of `tipHeight` or below. */
    record Account(long nonce, long tipHeight) {}

    /** What the vault keeps for a policy: token STX or SBTC, collateral in its base units. */
    record Lock(String token, long collateral) {}

    /** The node did not answer, or not sensibly. Trying again later is right. */
    final class Unavailable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Unavailable(String message, Throwable cause) {
            super(message, cause);
        }

        public Unavailable(String message) {
            super(message);
        }
    }
}
