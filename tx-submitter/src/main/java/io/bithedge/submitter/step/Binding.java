package io.bithedge.submitter.step;

import io.bithedge.stacks.transaction.PostCondition;
import io.bithedge.submitter.port.ChainPort;
import io.bithedge.submitter.port.Preflight;
import io.bithedge.submitter.port.Preflight.PreflightRequest;
import io.bithedge.submitter.rule.BatchRule;
import io.bithedge.submitter.rule.CallRule;
import io.bithedge.submitter.rule.CallRule.Built;
import io.bithedge.submitter.rule.NonceRule;
import io.bithedge.submitter.rule.NonceRule.Choice;
import io.bithedge.submitter.rule.NonceRule.Turn;
import io.bithedge.submitter.state.Inbox.Waiting;
import io.bithedge.submitter.value.Cause;
import io.bithedge.submitter.value.Command;
import io.bithedge.submitter.value.Envelope;
import io.bithedge.submitter.value.Incident;
import io.bithedge.submitter.value.SignerRole;
import io.bithedge.submitter.value.SubmittedTransaction;
import io.bithedge.submitter.value.SubmittedTransaction.Target;
import io.bithedge.submitter.value.TransactionState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Step: the next batch of a role gets a nonce and a fee, after the preflight. A batch that would fail is halved until the bad command
 * stands alone; what passes goes on. A list that the contract takes as a whole is only made when the preflight can vouch for it.
 */
final class Binding {
    private final Desk desk;
    private final Preflight preflight;
    private final CallRule calls;
    private final Drafting drafting;
    private final RetrySchedule<SignerRole> attempts;
    /** How many commands the next call of a role may carry, while the bad one of a batch is looked for. */
    private final Map<SignerRole, Integer> most = new HashMap<>();
    /** What the day's cap did not leave for the role; after a restart the cap of one transaction stands for it. */
    private final Map<SignerRole, Long> needed = new HashMap<>();

    Binding(Desk desk, Preflight preflight, Drafting drafting) {
        this.desk = desk;
        this.preflight = preflight;
        this.drafting = drafting;
        calls = new CallRule(desk.settings().contracts());
        attempts = desk.retries();
    }

    int bindNext(SignerRole role) {
        int resumed = resumeWithNewDay(role);
        if (!(NonceRule.turn(desk.state(), role) instanceof Turn.Now) || !attempts.isDue(role, desk.nowMs())) {
            return resumed;
        }
        List<Waiting> waiting = desk.journal().inbox().waiting(desk.state(), role);
        List<Command> batch = BatchRule.next(waiting, most.getOrDefault(role, Integer.MAX_VALUE)).stream()
                .map(Waiting::command)
                .toList();
        if (batch.isEmpty()) {
            desk.troubles().binding(role, "");
            return resumed;
        }
        try {
            return resumed + prepare(role, batch);
        } catch (ChainPort.Unavailable e) {
            notNow(role, "the node cannot be asked: " + e.getMessage());
            return resumed;
        }
    }

    /** Commands parked for the day's cap go on when the window has moved. */
    private int resumeWithNewDay(SignerRole role) {
        List<SubmittedTransaction> parked = desk.state().open(role).stream()
                .filter(o -> o.state() == TransactionState.PARKED && o.cause() == Cause.DAY_CAP)
                .filter(o -> o.envelope().isEmpty())
                .toList();
        long enough = needed.getOrDefault(role, desk.settings().fees().capMicroStx());
        if (parked.isEmpty() || desk.roomOfDay(role) < enough) {
            return 0;
        }
        needed.remove(role);
        desk.journal()
                .store(parked.stream()
                        .map(o -> o.moved(
                                TransactionState.ACCEPTED, Cause.NONE, "the day has room for fees again", desk.nowMs()))
                        .toList());
        return parked.size();
    }

    private int prepare(SignerRole role, List<Command> batch) {
        // Malformed commands were refused when they arrived, and a batch is no longer than the list.
        Built.Call call = (Built.Call) calls.build(BatchRule.merged(batch));
        List<PostCondition> limits = drafting.conditions(call);
        PreflightRequest request = new PreflightRequest(
                role, desk.accounts().address(role), call.contract(), call.function(), call.arguments(), limits, batch);
        return switch (preflight.check(request)) {
            case Preflight.Outcome.Passed passed ->
                bind(
                        role,
                        batch,
                        call,
                        limits,
                        "the preflight passed, %d events"
                                .formatted(passed.predicted().size()));
            case Preflight.Outcome.Unavailable(String why) -> {
                if (batch.size() > 1 && batch.getFirst().body().isAllOrNone()) {
                    most.put(role, 1);
                    yield 1;
                }
                yield bind(role, batch, call, limits, "sent without a preflight: " + why);
            }
            case Preflight.Outcome.WouldFail(String error) ->
                split(role, batch, TransactionState.DROPPED, Cause.WOULD_FAIL, error);
            case Preflight.Outcome.Mismatch(String why) ->
                split(role, batch, TransactionState.PARKED, Cause.MISMATCH, why);
        };
    }

    /** Halves the next attempt; one command that fails alone is the bad one. */
    private int split(SignerRole role, List<Command> batch, TransactionState end, Cause cause, String why) {
        if (batch.size() > 1) {
            most.put(role, batch.size() / 2);
            return 1;
        }
        most.remove(role);
        SubmittedTransaction bad = record(batch.getFirst());
        desk.journal().store(bad.moved(end, cause, "preflight: " + why, desk.nowMs()));
        return 1;
    }

    private int bind(
            SignerRole role, List<Command> batch, Built.Call call, List<PostCondition> limits, String preflight) {
        ChainPort.Account account = account(role);
        Choice choice = NonceRule.next(
                desk.state(), role, account.nonce(), desk.nonces().foreignUse(desk.state(), role, account));
        return switch (choice) {
            case Choice.Wait(String why) -> {
                desk.journal().tally().nonceTrouble();
                notNow(role, why);
                yield 0;
            }
            case Choice.Use(long nonce) -> {
                tellForeignUse(role, nonce);
                switch (drafting.call(role, call, limits, nonce)) {
                    case Drafting.Result.Drafted(Envelope.Draft draft) -> store(batch, call, draft, preflight);
                    case Drafting.Result.AboveCap(long room, long fee) -> park(role, batch, room, fee);
                }
                attempts.forget(role);
                desk.troubles().binding(role, "");
                yield 1;
            }
        };
    }

    /** What the node says; of nonces that others used only what the API knows, too. */
    private ChainPort.Account account(SignerRole role) {
        ChainPort.Account byNode = desk.chain().account(desk.accounts().address(role));
        if (!NonceRule.isForeign(desk.state(), role, byNode.nonce())) {
            return byNode;
        }
        long byApi = desk.chain().nonceByApi(desk.accounts().address(role));
        return new ChainPort.Account(Math.min(byNode.nonce(), byApi), byNode.tipHeight());
    }

    /** Nonces that were used by others and are final are left to them; an operator has to know. */
    private void tellForeignUse(SignerRole role, long nonce) {
        long own = desk.state().highestNonce(role).orElse(-1);
        if (own >= 0 && nonce > own + 1) {
            desk.journal().report(Incident.keyUsedElsewhere(role, nonce - 1, "found before nonce " + nonce));
        }
    }

    private void store(List<Command> batch, Built.Call call, Envelope.Draft draft, String preflight) {
        SignerRole role = batch.getFirst().key().signer();
        Target target = new Target(desk.accounts().text(role), call.contract().toString(), call.function());
        long deadline = batch.stream()
                .mapToLong(command -> record(command).deadlineBurnHeight())
                .filter(height -> height > 0)
                .min()
                .orElse(0);
        SubmittedTransaction ready = record(batch.getFirst())
                .carrying(batch.stream().map(c -> c.key().commandId()).toList(), target, deadline)
                .moved(TransactionState.PREFLIGHTED, Cause.NONE, preflight, desk.nowMs());
        most.remove(role);
        desk.journal().store(List.of(ready, ready.drafted(draft, List.of(), preflight, desk.nowMs())));
    }

    private void park(SignerRole role, List<Command> batch, long room, long fee) {
        needed.put(role, fee);
        String why =
                "the fee of %d micro-STX is more than the %d left of the day's cap".formatted(fee, Math.max(0, room));
        desk.journal()
                .store(batch.stream()
                        .map(this::record)
                        .map(o -> o.moved(TransactionState.PARKED, Cause.DAY_CAP, why, desk.nowMs()))
                        .toList());
    }

    private SubmittedTransaction record(Command command) {
        return desk.state().get(command.key()).orElseThrow();
    }

    private void notNow(SignerRole role, String why) {
        attempts.postpone(role, desk.nowMs());
        desk.troubles().binding(role, why);
    }
}
