package io.bithedge.submitter.rule;

import io.bithedge.submitter.state.SubmitterState;
import io.bithedge.submitter.value.Action;
import io.bithedge.submitter.value.Cause;
import io.bithedge.submitter.value.Outgoing;
import io.bithedge.submitter.value.Phase;
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
        record Applied(List<Outgoing> records) implements Outcome {}

        /** No records when there is no such transaction, or it has ended. */
        record Refused(String why, List<Outgoing> records) implements Outcome {}

        /** The same action was applied or refused before. */
        record Repeated() implements Outcome {}
    }

    public SteeringRule(FeeRule fees) {
        this.fees = fees;
    }

    public Outcome decide(SubmitterState state, Action action, long roomOfDayMicroStx, long nowMs) {
        Optional<Outgoing> carrier = state.carrierOf(action.key()).or(() -> state.get(action.key()));
        if (carrier.isEmpty()) {
            String why = state.isKnown(action.key()) ? "it has come to its end" : "there is no such command";
            return new Outcome.Refused(why, List.of());
        }
        Outgoing outgoing = carrier.get();
        if (outgoing.actionIds().contains(action.actionId())) {
            return new Outcome.Repeated();
        }
        return switch (action.body()) {
            case Action.Body.Bump(long fee) -> bump(state, outgoing, action, fee, roomOfDayMicroStx, nowMs);
            case Action.Body.Park ignored -> park(state, outgoing, action, nowMs);
            case Action.Body.Resume ignored -> resume(outgoing, action, nowMs);
        };
    }

    private Outcome bump(SubmitterState state, Outgoing outgoing, Action action, long fee, long room, long nowMs) {
        if (!outgoing.isAfloat()) {
            return refused(
                    outgoing, action, "it is %s: only what waits for a block can pay more".formatted(outgoing.phase()));
        }
        if (state.slot(outgoing.role(), outgoing.nonce()).size() > 1) {
            return refused(outgoing, action, "nonce %d is being filled".formatted(outgoing.nonce()));
        }
        long present = SlotRule.highestFee(state, outgoing.role(), outgoing.nonce());
        if (fee <= present) {
            return refused(outgoing, action, "fee: expected more than %d, got %d".formatted(present, fee));
        }
        if (fee > fees.capMicroStx()) {
            return refused(outgoing, action, "fee: expected at most %d, got %d".formatted(fees.capMicroStx(), fee));
        }
        if (fee - present > room) {
            return refused(
                    outgoing, action, "fee: %d more is left for today, %d more asked".formatted(room, fee - present));
        }
        return applied(RaiseRule.raised(outgoing, fee, "fee raised by " + action.operator(), nowMs), action);
    }

    private Outcome park(SubmitterState state, Outgoing outgoing, Action action, long nowMs) {
        String why = "parked by " + action.operator();
        return switch (outgoing.phase()) {
            // Its bytes are with the signer: what they are is known when he has answered.
            case INTENT -> refused(outgoing, action, "it is being signed, ask again");
            case MINED, ABORTED, FINAL -> refused(outgoing, action, "it is in a block");
            case ACCEPTED, PREFLIGHTED, SIGNED, POSTED, IN_MEMPOOL, ROLLED_BACK ->
                parked(state, outgoing, action, why, nowMs);
            case PARKED ->
                outgoing.isAfloat()
                        ? parked(state, outgoing, action, why, nowMs)
                        : refused(outgoing, action, "it is parked: " + outgoing.reason());
            case REPLACED, DROPPED -> refused(outgoing, action, "it has come to its end");
        };
    }

    /** A bound one leaves its nonce to a filler, which has to pay more than it did. */
    private Outcome parked(SubmitterState state, Outgoing outgoing, Action action, String why, long nowMs) {
        if (outgoing.isFiller()) {
            return refused(outgoing, action, "a filler keeps the account moving");
        }
        if (outgoing.isAfloat()
                && SlotRule.highestFee(state, outgoing.role(), outgoing.nonce()) >= fees.capMicroStx()) {
            return refused(outgoing, action, "it pays the cap: nothing can take its nonce any more");
        }
        return applied(List.of(outgoing.moved(Phase.PARKED, Cause.OPERATOR, why, nowMs)), action);
    }

    private static Outcome resume(Outgoing outgoing, Action action, long nowMs) {
        String why = "resumed by " + action.operator();
        if (outgoing.phase() != Phase.PARKED) {
            return refused(outgoing, action, "it is not parked");
        }
        if (outgoing.envelope().isEmpty()) {
            return applied(List.of(outgoing.moved(Phase.ACCEPTED, Cause.NONE, why, nowMs)), action);
        }
        if (outgoing.draft().isPresent()) {
            return applied(List.of(outgoing.moved(Phase.INTENT, Cause.NONE, why, nowMs)), action);
        }
        return outgoing.isAfloat()
                ? applied(List.of(outgoing.moved(Phase.POSTED, Cause.FORGOTTEN, why, nowMs)), action)
                : refused(
                        outgoing,
                        action,
                        "nonce %d is being filled: resume when that is final".formatted(outgoing.nonce()));
    }

    private static Outcome applied(List<Outgoing> records, Action action) {
        List<Outgoing> steered = new ArrayList<>(records.subList(0, records.size() - 1));
        steered.add(records.getLast().by(action));
        return new Outcome.Applied(steered);
    }

    /** Stays where it is; the record says who asked for what and why not. */
    private static Outcome refused(Outgoing outgoing, Action action, String why) {
        Outgoing told = outgoing.noting(
                "%s refused: %s".formatted(action.body().getClass().getSimpleName(), why));
        return new Outcome.Refused(why, List.of(told.by(action)));
    }
}
