package io.bithedge.submitter;

import io.bithedge.stacks.Bytes;
import io.bithedge.submitter.ChainFact.Status;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Decides what happens to transactions: a state and one input give records. Pure: the records are replayed into the state
 * by the caller, after they are stored.
 *
 * <p>Two rules make a gap in the nonces impossible. A command is bound to a nonce only when no transaction of the signer waits
 * for its first acceptance, so the only one that can be refused for good is the highest. And one that any node took
 * is never dropped: it may be in some mempool.
 *
 * <p>One rule makes a double impossible. A command is signed for another nonce only when a foreign transaction with the old one is
 * in a final block, so the old bytes can never be mined.
 */
public final class SubmitterRule {
    /** The node takes 25 beyond the next one. */
    public static final int MOST_AFLOAT = 20;

    /** May this role bind the next command? */
    public sealed interface Turn {
        record Now() implements Turn {}

        record Later(String why) implements Turn {}
    }

    /** Which nonce the next transaction gets. */
    public sealed interface NonceChoice {
        record Use(long nonce) implements NonceChoice {}

        record Wait(String why) implements NonceChoice {}
    }

    /** What to do after a post: what to store, what is wrong, and whether to sign again for another nonce. */
    public record Verdict(Optional<Outgoing> record, Optional<String> trouble, boolean resign) {
        static Verdict fine() {
            return new Verdict(Optional.empty(), Optional.empty(), false);
        }

        static Verdict store(Outgoing record) {
            return new Verdict(Optional.of(record), Optional.empty(), false);
        }

        static Verdict trouble(String why) {
            return new Verdict(Optional.empty(), Optional.of(why), false);
        }
    }

    private SubmitterRule() {}

    public static Turn turn(SubmitterState state, SignerRole role) {
        List<Outgoing> afloat = state.afloat(role);
        Optional<Outgoing> unaccepted =
                afloat.stream().filter(o -> o.phase() == Phase.SIGNED).findFirst();
        if (unaccepted.isPresent()) {
            return new Turn.Later(
                    "no node has taken %s yet".formatted(unaccepted.get().key()));
        }
        return afloat.size() < MOST_AFLOAT
                ? new Turn.Now()
                : new Turn.Later(MOST_AFLOAT + " transactions of " + role + " are unconfirmed");
    }

    /** True when the account is further than our transactions brought it: somebody else signs with the key. */
    public static boolean isForeign(SubmitterState state, SignerRole role, long accountNonce) {
        return accountNonce > state.highestNonce(role).orElse(-1) + 1;
    }

    /**
     * max(nonce of the account, highest own + 1): our log is the counter, the node only tells of foreign use. Nonces used by
     * others count only when final: a fork could free them again, and ours above them would wait for ever.
     * A node that does not know of our final transactions is behind, or follows another chain.
     *
     * @param foreignAt height of the tip at which foreign use up to this nonce was noticed; empty when there is none.
     */
    public static NonceChoice nonce(SubmitterState state, SignerRole role, long accountNonce, OptionalLong foreignAt) {
        OptionalLong ownFinal = state.highestFinalNonce(role);
        if (ownFinal.isPresent() && accountNonce <= ownFinal.getAsLong()) {
            return new NonceChoice.Wait("the node says nonce %d, but %d is final: it is behind, or on another chain"
                    .formatted(accountNonce, ownFinal.getAsLong()));
        }
        if (foreignAt.isPresent() && state.finalHeight() < foreignAt.getAsLong()) {
            return new NonceChoice.Wait("nonces up to %d were used by others, waiting until block %d is final"
                    .formatted(accountNonce - 1, foreignAt.getAsLong()));
        }
        return new NonceChoice.Use(
                Math.max(accountNonce, state.highestNonce(role).orElse(-1) + 1));
    }

    /**
     * What follows from the node's answer to a post.
     *
     * @param noticedAt height of the node's tip when the nonce was first found used, and since then never found free; empty
     *     when this is the first time.
     */
    public static Verdict posted(
            SubmitterState state, Outgoing sent, PostOutcome outcome, OptionalLong noticedAt, long nowMs) {
        return switch (outcome) {
            case PostOutcome.Accepted ignored -> taken(sent, nowMs);
            case PostOutcome.NonceContested(String detail, boolean ownKnown) ->
                ownKnown
                        ? taken(sent, nowMs)
                        : Verdict.trouble("%s: another transaction with nonce %d is in the mempool: %s"
                                .formatted(sent.key(), sent.nonce(), detail));
            case PostOutcome.NonceUsed(String detail, long tipHeight) -> nonceUsed(state, sent, detail, noticedAt);
            case PostOutcome.NotEnoughFunds(String detail) ->
                Verdict.trouble("%s: %s cannot pay the fee: %s"
                        .formatted(sent.key(), sent.target().address(), detail));
            case PostOutcome.Busy(String detail) -> Verdict.trouble(sent.key() + ": not now: " + detail);
            case PostOutcome.Unknown(String detail) -> Verdict.trouble(sent.key() + ": no answer: " + detail);
            case PostOutcome.Refused(String detail) -> refused(state, sent, detail, nowMs);
        };
    }

    private static Verdict taken(Outgoing sent, long nowMs) {
        return sent.phase() == Phase.POSTED ? Verdict.fine() : Verdict.store(sent.moved(Phase.POSTED, "", nowMs));
    }

    /**
     * The nonce is used up to the node's tip. Ours, and the watcher will say so; or a foreign one. When everything up to that tip is
     * final and the watcher did not show ours, it was foreign for good.
     */
    private static Verdict nonceUsed(SubmitterState state, Outgoing sent, String detail, OptionalLong noticedAt) {
        if (noticedAt.isPresent() && state.finalHeight() >= noticedAt.getAsLong()) {
            return new Verdict(
                    Optional.empty(),
                    Optional.of("%s: nonce %d was used by a foreign transaction: %s"
                            .formatted(sent.key(), sent.nonce(), detail)),
                    true);
        }
        return Verdict.trouble("%s: nonce %d is used, waiting for the watcher to show by whom: %s"
                .formatted(sent.key(), sent.nonce(), detail));
    }

    private static Verdict refused(SubmitterState state, Outgoing sent, String detail, long nowMs) {
        boolean highest = state.highestNonce(sent.key().signer()).orElse(-1) == sent.nonce();
        if (sent.phase() == Phase.SIGNED && highest) {
            return Verdict.store(sent.moved(Phase.DROPPED, "refused by the node: " + detail, nowMs));
        }
        return Verdict.trouble("%s: taken by a node before, refused now: %s".formatted(sent.key(), detail));
    }

    /** A fact of the chain. Gives records; finality is also told to the state by the caller. */
    public static List<Outgoing> fact(SubmitterState state, ChainFact fact, long nowMs) {
        return switch (fact) {
            case ChainFact.TransactionMined mined ->
                state.byTxid(mined.txid())
                        .filter(own ->
                                own.phase() != Phase.FINAL && !own.block().equals(mined.block()))
                        .map(own -> List.of(mined(own, mined, nowMs)))
                        .orElse(List.of());
            case ChainFact.BlockRolledBack(String hash, long height) ->
                state.inBlock(hash).stream()
                        .map(own -> own.inBlock(
                                Phase.ROLLED_BACK,
                                "block %d was rolled back".formatted(height),
                                BlockRef.NONE,
                                Bytes.EMPTY,
                                nowMs))
                        .toList();
            case ChainFact.FinalityAdvanced(long height) ->
                state.minedUpTo(height).stream()
                        .map(own -> own.moved(Phase.FINAL, "", nowMs))
                        .toList();
            case ChainFact.Irrelevant ignored -> List.of();
        };
    }

    private static Outgoing mined(Outgoing own, ChainFact.TransactionMined mined, long nowMs) {
        boolean succeeded = mined.status() == Status.SUCCESS;
        String reason = succeeded ? "" : ContractError.describe(mined.status(), mined.result());
        return own.inBlock(succeeded ? Phase.MINED : Phase.ABORTED, reason, mined.block(), mined.result(), nowMs);
    }
}
