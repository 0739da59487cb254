package io.bithedge.submitter.rule;

import io.bithedge.submitter.state.SubmitterState;
import io.bithedge.submitter.value.Action;
import io.bithedge.submitter.value.Cause;
import io.bithedge.submitter.value.SubmittedTransaction;
import io.bithedge.submitter.value.TransactionState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an operator's action makes of a transaction. Pure. An action may be refused, never forgotten: a refused one of a transaction that
 * can still change is a record too, with the reason.
 */
public final class SteeringRule {
    private final FeeRule fees;

    /** What became of the action. */
    public sealed interface Outcome {
        record Applied(List<SubmittedTransaction> records) implements Outcome {}

        /** No records when there is no such transaction, or it has ended. */
        record Refused(String why, List<SubmittedTransaction> records) implements Outcome {}

        /** The same action was applied or refused before. */
        record Repeated() implements Outcome {}
    }

    public SteeringRule(FeeRule fees) {
        this.fees = fees;
    }

    public Outcome decide(SubmitterState state, Action action, long roomOfDayMicroStx, long nowMs) {
        Optional<SubmittedTransaction> carrier = state.carrierOf(action.key()).or(() -> state.get(action.key()));
        if (carrier.isEmpty()) {
            String why = state.isKnown(action.key()) ? "it has come to its end" : "there is no such command";
            return new Outcome.Refused(why, List.of());
        }
        SubmittedTransaction transaction = carrier.get();
        if (transaction.actionIds().contains(action.actionId())) {
            return new Outcome.Repeated();
        }
        return switch (action.body()) {
            case Action.Body.Bump(long fee) -> bump(state, transaction, action, fee, roomOfDayMicroStx, nowMs);
            case Action.Body.Park ignored -> park(state, transaction, action, nowMs);
            case Action.Body.Resume ignored -> resume(transaction, action, nowMs);
        };
    }

    private Outcome bump(
            SubmitterState state, SubmittedTransaction transaction, Action action, long fee, long room, long nowMs) {
        if (!transaction.isAfloat()) {
            return refused(
                    transaction,
                    action,
                    "it is %s: only what waits for a block can pay more".formatted(transaction.state()));
        }
        if (state.slot(transaction.role(), transaction.nonce()).size() > 1) {
            return refused(transaction, action, "nonce %d is being filled".formatted(transaction.nonce()));
        }
        long present = SlotRule.highestFee(state, transaction.role(), transaction.nonce());
        if (fee <= present) {
            return refused(transaction, action, "fee: expected more than %d, got %d".formatted(present, fee));
        }
        if (fee > fees.capMicroStx()) {
            return refused(transaction, action, "fee: expected at most %d, got %d".formatted(fees.capMicroStx(), fee));
        }
        if (fee - present > room) {
            return refused(
                    transaction,
                    action,
                    "fee: %d more is left for today, %d more asked".formatted(room, fee - present));
        }
        return applied(RaiseRule.raised(transaction, fee, "fee raised by " + action.operator(), nowMs), action);
    }

    private Outcome park(SubmitterState state, SubmittedTransaction transaction, Action action, long nowMs) {
        String why = "parked by " + action.operator();
        return switch (transaction.state()) {
            // Its bytes are with the signer: what they are is known when he has answered.
            case INTENT -> refused(transaction, action, "it is being signed, ask again");
            case MINED, ABORTED, FINAL -> refused(transaction, action, "it is in a block");
            case ACCEPTED, PREFLIGHTED, SIGNED, POSTED, IN_MEMPOOL, ROLLED_BACK ->
                parked(state, transaction, action, why, nowMs);
            case PARKED ->
                transaction.isAfloat()
                        ? parked(state, transaction, action, why, nowMs)
                        : refused(transaction, action, "it is parked: " + transaction.reason());
            case REPLACED, DROPPED -> refused(transaction, action, "it has come to its end");
        };
    }

    /** A bound one leaves its nonce to a filler, which has to pay more than it did. */
    private Outcome parked(
            SubmitterState state, SubmittedTransaction transaction, Action action, String why, long nowMs) {
        if (transaction.isFiller()) {
            return refused(transaction, action, "a filler keeps the account moving");
        }
        if (transaction.isAfloat()
                && SlotRule.highestFee(state, transaction.role(), transaction.nonce()) >= fees.capMicroStx()) {
            return refused(transaction, action, "it pays the cap: nothing can take its nonce any more");
        }
        return applied(List.of(transaction.moved(TransactionState.PARKED, Cause.OPERATOR, why, nowMs)), action);
    }

    private static Outcome resume(SubmittedTransaction transaction, Action action, long nowMs) {
        String why = "resumed by " + action.operator();
        if (transaction.state() != TransactionState.PARKED) {
            return refused(transaction, action, "it is not parked");
        }
        if (transaction.envelope().isEmpty()) {
            return applied(List.of(transaction.moved(TransactionState.ACCEPTED, Cause.NONE, why, nowMs)), action);
        }
        if (transaction.draft().isPresent()) {
            return applied(List.of(transaction.moved(TransactionState.INTENT, Cause.NONE, why, nowMs)), action);
        }
        return transaction.isAfloat()
                ? applied(List.of(transaction.moved(TransactionState.POSTED, Cause.FORGOTTEN, why, nowMs)), action)
                : refused(
                        transaction,
                        action,
                        "nonce %d is being filled: resume when that is final".formatted(transaction.nonce()));
    }

    private static Outcome applied(List<SubmittedTransaction> records, Action action) {
        List<SubmittedTransaction> steered = new ArrayList<>(records.subList(0, records.size() - 1));
        steered.add(records.getLast().by(action));
        return new Outcome.Applied(steered);
    }

    /** Stays where it is; the record says who asked for what and why not. */
    private static Outcome refused(SubmittedTransaction transaction, Action action, String why) {
        SubmittedTransaction noted = transaction.noting(
                "%s refused: %s".formatted(action.body().getClass().getSimpleName(), why));
        return new Outcome.Refused(why, List.of(noted.by(action)));
    }
}
