package io.bithedge.submitter.rule;

import io.bithedge.submitter.state.SubmitterState;
import io.bithedge.submitter.value.SignerRole;
import io.bithedge.submitter.value.SubmittedTransaction;
import io.bithedge.submitter.value.TransactionState;
import java.util.List;
import java.util.OptionalLong;

/**
 * Which nonce the next transaction of an account gets. The log is the counter; the node can only say that it is further.
 *
 * <p>Two rules make a gap impossible. A command is bound only when no transaction of the signer waits for its signature or its first
 * acceptance, so the only one that can be refused for good is the highest. And one that any node took keeps its nonce until something
 * else holds it.
 *
 * <p>One rule makes a double impossible. A command is bound to another nonce only when another transaction with the old one is in a
 * final block, so the old bytes can never be mined.
 */
public final class NonceRule {
    /** The node takes 25 beyond the next one. */
    public static final int MOST_AFLOAT = 20;

    /** May this role bind the next command? */
    public sealed interface Turn {
        record Now() implements Turn {}

        record Later(String why) implements Turn {}
    }

    /** Which nonce the next transaction gets. */
    public sealed interface Choice {
        record Use(long nonce) implements Choice {}

        record Wait(String why) implements Choice {}
    }

    private NonceRule() {}

    public static Turn turn(SubmitterState state, SignerRole role) {
        List<SubmittedTransaction> unsigned = state.unsigned(role);
        if (!unsigned.isEmpty()) {
            return new Turn.Later(
                    "waits for the signature of " + unsigned.getFirst().key());
        }
        List<SubmittedTransaction> afloat = state.afloat(role);
        for (SubmittedTransaction transaction : afloat) {
            if (transaction.state() == TransactionState.SIGNED) {
                return new Turn.Later("waits for the first acceptance of " + transaction.key());
            }
        }
        return afloat.size() < MOST_AFLOAT
                ? new Turn.Now()
                : new Turn.Later("%d transactions of %s are unconfirmed".formatted(afloat.size(), role));
    }

    /** True when nonces below the account's are used and not by us. */
    public static boolean isForeign(SubmitterState state, SignerRole role, long accountNonce) {
        return accountNonce > state.highestNonce(role).orElse(-1) + 1;
    }

    /**
     * The lowest nonce that nobody uses. Nonces used by others count only when their block is final: a fork could free them again, and
     * ours above them would wait for ever. A node that does not know of our final transactions is behind, or follows another chain.
     *
     * @param foreignAt height of the tip at which foreign use up to this nonce was noticed; empty when there is none.
     */
    public static Choice next(SubmitterState state, SignerRole role, long accountNonce, OptionalLong foreignAt) {
        OptionalLong ownFinal = state.highestFinalNonce(role);
        if (ownFinal.isPresent() && accountNonce <= ownFinal.getAsLong()) {
            return new Choice.Wait("the node says nonce %d, but %d is final: it is behind, or on another chain"
                    .formatted(accountNonce, ownFinal.getAsLong()));
        }
        if (foreignAt.isPresent() && state.finalHeight() < foreignAt.getAsLong()) {
            return new Choice.Wait("nonces up to %d were used by others, waiting until block %d is final"
                    .formatted(accountNonce - 1, foreignAt.getAsLong()));
        }
        return new Choice.Use(Math.max(accountNonce, state.highestNonce(role).orElse(-1) + 1));
    }
}
