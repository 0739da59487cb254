package io.bithedge.submitter.value;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Txid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Commands and the transaction they became: one record of `transactions`, the last one per key stands.
 *
 * @param key the first command it carries, or the nonce that a filler fills.
 * @param carries ids of the commands, that of the key first. A record whose own id is not the first says of one command what became
 *     of the transaction that carries it, and has no bytes: see {@link #followers()}.
 * @param envelope empty until it is bound to a nonce.
 * @param replaced transactions of the same nonce with less fee, oldest first: any of them may be mined instead.
 * @param deadlineBurnHeight by when it should be mined; 0 when none is known.
 * @param actionIds of the last actions of operators upon it, oldest first.
 */
public record SubmittedTransaction(
        CommandKey key,
        List<String> carries,
        Status status,
        Target target,
        Optional<Envelope> envelope,
        List<Txid> replaced,
        Landing landing,
        long deadlineBurnHeight,
        List<String> actionIds) {
    private static final String FILLER = "filler:";
    private static final int ACTIONS_KEPT = 20;

    /** Where it stands, why, since when, and by whose action; `operator` is empty when none acted. */
    public record Status(TransactionState state, Cause cause, String reason, String operator, long changedAtMs) {}

    /** Who calls what. Empty texts when it is no call, or not yet. */
    public record Target(String address, String contract, String function) {}

    /** The block it is in, which transaction of its nonce it is there, and what the call returned. */
    public record Landing(BlockRef block, Optional<Txid> txid, Bytes result) {
        public static final Landing NONE = new Landing(BlockRef.NONE, Optional.empty(), Bytes.EMPTY);
    }

    public SubmittedTransaction {
        carries = List.copyOf(carries);
        replaced = List.copyOf(replaced);
        actionIds = List.copyOf(actionIds.subList(Math.max(0, actionIds.size() - ACTIONS_KEPT), actionIds.size()));
    }

    /** A command as it came. */
    public static SubmittedTransaction accepted(CommandKey key, Target target, long deadlineBurnHeight, long nowMs) {
        return new SubmittedTransaction(
                key,
                List.of(key.commandId()),
                new Status(TransactionState.ACCEPTED, Cause.NONE, "", "", nowMs),
                target,
                Optional.empty(),
                List.of(),
                Landing.NONE,
                deadlineBurnHeight,
                List.of());
    }

    /** The key of what uses up a nonce and does nothing else. */
    public static CommandKey fillerKey(SignerRole role, long nonce) {
        return new CommandKey(role, FILLER + nonce);
    }

    public boolean isFiller() {
        return key.commandId().startsWith(FILLER);
    }

    public boolean isFollower() {
        return !carries.isEmpty() && !carries.getFirst().equals(key.commandId());
    }

    public SignerRole role() {
        return key.signer();
    }

    public TransactionState state() {
        return status.state();
    }

    public Cause cause() {
        return status.cause();
    }

    public String reason() {
        return status.reason();
    }

    public long nonce() {
        return envelope.orElseThrow().nonce();
    }

    public Optional<Envelope.Signed> signed() {
        return envelope.filter(e -> e instanceof Envelope.Signed).map(e -> (Envelope.Signed) e);
    }

    public Optional<Envelope.Draft> draft() {
        return envelope.filter(e -> e instanceof Envelope.Draft).map(e -> (Envelope.Draft) e);
    }

    /** Every transaction of it that may be mined, oldest first. */
    public List<Txid> txids() {
        List<Txid> all = new ArrayList<>(replaced);
        signed().map(Envelope.Signed::txid).ifPresent(all::add);
        return all;
    }

    /** In no block, and its bytes are to be posted. */
    public boolean isAfloat() {
        return signed().isPresent()
                && (state().isPosting() || (state() == TransactionState.PARKED && cause().keepsPosting()));
    }

    /** Gives its nonce to a filler, and may still be mined instead of it. */
    public boolean hasLeft() {
        return state() == TransactionState.PARKED && !isAfloat();
    }

    public List<CommandKey> carriedKeys() {
        return carries.stream().map(id -> new CommandKey(role(), id)).toList();
    }

    /** The records of the other commands it carries: the same, without the bytes. */
    public List<SubmittedTransaction> followers() {
        return carriedKeys().stream()
                .filter(other -> !other.equals(key))
                .map(other -> new SubmittedTransaction(
                        other,
                        carries,
                        status,
                        target,
                        Optional.empty(),
                        List.of(),
                        landing,
                        deadlineBurnHeight,
                        List.of()))
                .toList();
    }

    public SubmittedTransaction moved(TransactionState to, Cause cause, String why, long nowMs) {
        return with(new Status(to, cause, why, "", nowMs), envelope, replaced, landing);
    }

    public SubmittedTransaction landed(TransactionState to, Cause cause, String why, Landing where, long nowMs) {
        return with(new Status(to, cause, why, "", nowMs), envelope, replaced, where);
    }

    /** Bound to a nonce that it shares with the transactions of `before`. */
    public SubmittedTransaction drafted(Envelope.Draft draft, List<Txid> before, String why, long nowMs) {
        Status status =
                new Status(TransactionState.INTENT, before.isEmpty() ? Cause.NONE : Cause.MORE_FEE, why, "", nowMs);
        return with(status, Optional.of(draft), before, Landing.NONE);
    }

    public SubmittedTransaction enveloped(
            TransactionState to, Cause cause, String why, Envelope.Signed signed, long nowMs) {
        List<Txid> others =
                replaced.stream().filter(txid -> !txid.equals(signed.txid())).toList();
        return with(new Status(to, cause, why, "", nowMs), Optional.of(signed), others, landing);
    }

    /** One record for each command it carried, bound to no nonce. */
    public List<SubmittedTransaction> released(TransactionState to, Cause cause, String why, long nowMs) {
        return carriedKeys().stream()
                .map(each -> new SubmittedTransaction(
                        each,
                        List.of(each.commandId()),
                        new Status(to, cause, why, "", nowMs),
                        target,
                        Optional.empty(),
                        List.of(),
                        Landing.NONE,
                        deadlineBurnHeight,
                        each.equals(key) ? actionIds : List.of()))
                .toList();
    }

    /** The same, carrying these commands and calling this. */
    public SubmittedTransaction carrying(List<String> ids, Target called, long deadline) {
        return new SubmittedTransaction(key, ids, status, called, envelope, replaced, landing, deadline, actionIds);
    }

    /** The same, with this to say about it. */
    public SubmittedTransaction noting(String why) {
        Status noted = new Status(state(), cause(), why, "", status.changedAtMs());
        return with(noted, envelope, replaced, landing);
    }

    /** The same, by an operator's action. */
    public SubmittedTransaction by(Action action) {
        List<String> ids = new ArrayList<>(actionIds);
        ids.add(action.actionId());
        Status steered = new Status(
                state(),
                cause(),
                "%s (%s)".formatted(reason(), action.reason()),
                action.operator(),
                status.changedAtMs());
        return new SubmittedTransaction(
                key, carries, steered, target, envelope, replaced, landing, deadlineBurnHeight, ids);
    }

    private SubmittedTransaction with(Status next, Optional<Envelope> bound, List<Txid> before, Landing where) {
        return new SubmittedTransaction(
                key, carries, next, target, bound, before, where, deadlineBurnHeight, actionIds);
    }
}
