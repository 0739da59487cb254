package io.bithedge.submitter;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Txid;
import java.util.Optional;

/**
 * A command and the transaction it became: one record of `transactions`, the last one per key stands.
 *
 * @param reason why it is where it is, in words; empty when there is nothing to say.
 * @param envelope empty until it is bound to a nonce.
 * @param result consensus bytes of what the call returned; empty until it is in a block.
 */
public record Outgoing(
        CommandKey key,
        Phase phase,
        String reason,
        Target target,
        Optional<Envelope> envelope,
        BlockRef block,
        Bytes result,
        long changedAtMs) {

    /** Who calls what. Empty texts when the command could not be made a call. */
    public record Target(String address, String contract, String function) {}

    /** The signed transaction. The bytes are the truth; the rest is read out of them. */
    public record Envelope(long nonce, long feeMicroStx, Txid txid, Bytes bytes) {}

    public Outgoing {
        if (phase.holdsNonce() && envelope.isEmpty()) {
            throw new IllegalArgumentException(key + ": phase " + phase + " needs a signed transaction");
        }
    }

    public long nonce() {
        return envelope.orElseThrow().nonce();
    }

    public Txid txid() {
        return envelope.orElseThrow().txid();
    }

    public Outgoing moved(Phase to, String why, long nowMs) {
        return new Outgoing(key, to, why, target, envelope, block, result, nowMs);
    }

    public Outgoing inBlock(Phase to, String why, BlockRef where, Bytes returned, long nowMs) {
        return new Outgoing(key, to, why, target, envelope, where, returned, nowMs);
    }

    public Outgoing signedAs(Envelope signed, String why, long nowMs) {
        return new Outgoing(key, Phase.SIGNED, why, target, Optional.of(signed), BlockRef.NONE, Bytes.EMPTY, nowMs);
    }
}
