package io.bithedge.submitter.step;

import io.bithedge.submitter.port.ChainPort;
import io.bithedge.submitter.rule.SlotRule;
import io.bithedge.submitter.value.Envelope;
import io.bithedge.submitter.value.SignerRole;
import io.bithedge.submitter.value.SubmittedTransaction;
import io.bithedge.submitter.value.TransactionState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Step: no nonce stays empty below another one. Where all that had a nonce left it, or where the node waits for a nonce that none of
 * ours has, a transfer of 1 micro-STX uses it up.
 */
final class Filling {
    /** A node that is behind looks like a hole for a moment. */
    private static final long PATIENCE_BURN_BLOCKS = 2;

    private final Desk desk;
    private final Drafting drafting;
    private final RetrySchedule<SignerRole> attempts;
    private final RetrySchedule<SignerRole> checks;
    private final Map<SignerRole, Hole> holes = new HashMap<>();

    private record Hole(long nonce, long sinceBurnHeight) {}

    Filling(Desk desk, Drafting drafting) {
        this.desk = desk;
        this.drafting = drafting;
        attempts = desk.retries();
        checks = new RetrySchedule<>(
                desk.settings().repostLongest(), desk.settings().repostLongest());
    }

    int fillDue(SignerRole role) {
        if (!attempts.isDue(role, desk.nowMs())) {
            return 0;
        }
        try {
            Optional<Long> abandoned = abandoned(role);
            if (abandoned.isPresent()) {
                return fill(role, abandoned.get(), "what had nonce %d left it".formatted(abandoned.get()));
            }
            return lookForHole(role);
        } catch (ChainPort.Unavailable e) {
            attempts.postpone(role, desk.nowMs());
            return 0;
        }
    }

    private Optional<Long> abandoned(SignerRole role) {
        return desk.state().open(role).stream()
                .filter(o -> o.state() == TransactionState.PARKED
                        && o.hasLeft()
                        && o.envelope().isPresent()
                        && !o.isFiller())
                .map(SubmittedTransaction::nonce)
                .filter(nonce -> SlotRule.isAbandoned(desk.state().slot(role, nonce)))
                .filter(nonce -> isNew(role, nonce))
                .min(Long::compare);
    }

    private boolean isNew(SignerRole role, long nonce) {
        return !desk.state().isKnown(SubmittedTransaction.fillerKey(role, nonce));
    }

    /** The node's next nonce is below our lowest one, nobody of ours has it, and that stays so. */
    private int lookForHole(SignerRole role) {
        List<SubmittedTransaction> afloat = desk.state().afloat(role);
        if (afloat.isEmpty() || !checks.isDue(role, desk.nowMs())) {
            return 0;
        }
        checks.postpone(role, desk.nowMs());
        long next = desk.chain().account(desk.accounts().address(role)).nonce();
        boolean isHole = next < afloat.getFirst().nonce()
                && next > desk.state().highestFinalNonce(role).orElse(-1)
                && desk.state().slot(role, next).isEmpty()
                && isNew(role, next);
        if (!isHole) {
            holes.remove(role);
            desk.troubles().nonce(role, "");
            return 0;
        }
        desk.journal().tally().nonceTrouble();
        String why = "the node waits for nonce %d of %s, which none of ours has".formatted(next, role);
        desk.troubles().nonce(role, why);
        return isOld(role, next) ? fill(role, next, why) : 0;
    }

    private boolean isOld(SignerRole role, long nonce) {
        long burnTip = desk.state().burnTip();
        Hole known = holes.get(role);
        if (burnTip > 0 && (known == null || known.nonce() != nonce)) {
            holes.put(role, new Hole(nonce, burnTip));
        }
        return known != null && known.nonce() == nonce && burnTip - known.sinceBurnHeight() >= PATIENCE_BURN_BLOCKS;
    }

    private int fill(SignerRole role, long nonce, String why) {
        return switch (drafting.filler(role, nonce)) {
            case Drafting.Result.AboveCap(long room, long needed) -> {
                desk.troubles()
                        .nonce(role, "nonce %d of %s cannot be filled within the day's cap".formatted(nonce, role));
                attempts.postpone(role, desk.nowMs());
                yield 0;
            }
            case Drafting.Result.Drafted(Envelope.Draft draft) -> {
                SubmittedTransaction.Target target =
                        new SubmittedTransaction.Target(desk.accounts().text(role), "", "");
                SubmittedTransaction filler = SubmittedTransaction.accepted(
                                SubmittedTransaction.fillerKey(role, nonce), target, 0, desk.nowMs())
                        .drafted(draft, List.of(), why, desk.nowMs());
                desk.journal().store(filler);
                attempts.forget(role);
                desk.troubles().nonce(role, "");
                yield 1;
            }
        };
    }
}
