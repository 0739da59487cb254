package io.bithedge.submitter.step;

import io.bithedge.stacks.Txid;
import io.bithedge.submitter.port.ChainPort;
import io.bithedge.submitter.rule.NonceRule;
import io.bithedge.submitter.state.SubmitterState;
import io.bithedge.submitter.value.PostOutcome;
import io.bithedge.submitter.value.SignerRole;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Since when the node says that nonces are used: by others, or by we do not know whom. In memory; void when a block is rolled back, for
 * it was said on a branch that is no more.
 */
final class NonceWatch {
    private final ForeignUse foreignUse = new ForeignUse();
    /** Value: height of the node's tip when its nonce was found used, and since then never found free. */
    private final Map<Txid, Long> usedAt = new HashMap<>();

    void branchGone() {
        foreignUse.forget();
        usedAt.clear();
    }

    OptionalLong foreignUse(SubmitterState state, SignerRole role, ChainPort.Account account) {
        return foreignUse.noticed(role, account, NonceRule.isForeign(state, role, account.nonce()));
    }

    /** Height at which it was noticed before; empty when it was not, or is not now. */
    OptionalLong posted(Txid txid, PostOutcome outcome) {
        return switch (outcome) {
            case PostOutcome.NonceUsed used -> {
                Long before = usedAt.putIfAbsent(txid, used.tipHeight());
                yield before == null ? OptionalLong.empty() : OptionalLong.of(before);
            }
            // Says nothing about the nonce.
            case PostOutcome.Busy ignored -> OptionalLong.empty();
            case PostOutcome.Unknown ignored -> OptionalLong.empty();
            case PostOutcome.Accepted ignored -> free(txid);
            case PostOutcome.NonceContested ignored -> free(txid);
            case PostOutcome.NotEnoughFunds ignored -> free(txid);
            case PostOutcome.FeeTooLow ignored -> free(txid);
            case PostOutcome.Refused ignored -> free(txid);
        };
    }

    void retain(Collection<Txid> afloat) {
        usedAt.keySet().retainAll(afloat);
    }

    private OptionalLong free(Txid txid) {
        usedAt.remove(txid);
        return OptionalLong.empty();
    }
}
