package io.bithedge.submitter.step;

import io.bithedge.submitter.port.SubmitterLog;
import io.bithedge.submitter.port.SubmitterLog.Received;
import io.bithedge.submitter.port.SubmitterLog.Received.ActionReceived;
import io.bithedge.submitter.port.SubmitterLog.Received.CommandReceived;
import io.bithedge.submitter.port.SubmitterLog.Received.FactReceived;
import io.bithedge.submitter.port.SubmitterLog.Received.Unreadable;
import io.bithedge.submitter.rule.CallRule;
import io.bithedge.submitter.rule.CallRule.Built;
import io.bithedge.submitter.rule.FactRule;
import io.bithedge.submitter.rule.SteeringRule;
import io.bithedge.submitter.rule.SupersedeRule;
import io.bithedge.submitter.value.Action;
import io.bithedge.submitter.value.Cause;
import io.bithedge.submitter.value.ChainFact;
import io.bithedge.submitter.value.Command;
import io.bithedge.submitter.value.SignerRole;
import io.bithedge.submitter.value.SubmittedTransaction;
import io.bithedge.submitter.value.SubmittedTransaction.Target;
import io.bithedge.submitter.value.TransactionState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Step: reads commands, actions and facts; what follows from them and their positions are one commit. */
final class Reception {
    private static final Logger LOG = LoggerFactory.getLogger(Reception.class);
    private static final int PAUSE_COMMANDS_AT = 1_000;
    private static final int RESUME_COMMANDS_AT = 500;

    private final Desk desk;
    private final SubmitterLog log;
    private final CallRule calls;
    private final SteeringRule steering;
    private boolean commandsPaused;

    Reception(Desk desk, SubmitterLog log) {
        this.desk = desk;
        this.log = log;
        calls = new CallRule(desk.settings().contracts());
        steering = new SteeringRule(desk.settings().fees());
    }

    /** Waits at most `wait` for something to arrive. Returns how much did. */
    int receive(Duration wait) {
        List<Received> received = log.poll(wait);
        if (received.isEmpty()) {
            return 0;
        }
        List<Unreadable> unreadable = new ArrayList<>();
        for (Received item : received) {
            switch (item) {
                case FactReceived fact -> apply(fact.fact());
                case CommandReceived command -> admit(command);
                case ActionReceived action -> steer(action.action());
                case Unreadable broken -> unreadable.add(broken);
            }
            desk.journal().inbox().passed(item.partition(), item.offset());
        }
        desk.journal().commit(unreadable);
        holdBackCommands();
        return received.size();
    }

    /** The heights follow the records: what is final now may close what the records left. */
    private void apply(ChainFact fact) {
        desk.journal().note(FactRule.records(desk.state(), fact, desk.nowMs()));
        switch (fact) {
            case ChainFact.FinalityAdvanced(long height, long burnTip) -> {
                desk.state().finalised(height);
                desk.state().burnHeightSeen(burnTip);
            }
            case ChainFact.BurnHeightSeen(long burnHeight) -> desk.state().burnHeightSeen(burnHeight);
            case ChainFact.BlockRolledBack ignored -> desk.nonces().branchGone();
            case ChainFact.TransactionMined mined ->
                desk.state().burnHeightSeen(mined.block().burnHeight());
            case ChainFact.MempoolSaw ignored -> {}
            case ChainFact.Irrelevant ignored -> {}
        }
    }

    private void admit(CommandReceived received) {
        Command command = received.command();
        if (desk.state().isDone(command.key())) {
            return;
        }
        if (desk.state().isKnown(command.key())) {
            // Read again after a restart, or sent twice.
            desk.journal().inbox().add(received);
            return;
        }
        SignerRole role = command.key().signer();
        if (!desk.accounts().knows(role)) {
            desk.journal().note(refused(command, "", Cause.NO_KEY, "nobody signs here for the role " + role));
            return;
        }
        String address = desk.accounts().text(role);
        if (calls.build(command.body()) instanceof Built.Malformed(String why)) {
            desk.journal().note(refused(command, address, Cause.MALFORMED, why));
            return;
        }
        desk.journal()
                .note(SupersedeRule.superseded(desk.state(), desk.journal().inbox(), command, desk.nowMs()));
        desk.journal().inbox().add(received);
        desk.journal().note(accepted(command, address));
    }

    private SubmittedTransaction accepted(Command command, String address) {
        long tip = desk.state().burnTip();
        long deadline = tip == 0 ? 0 : tip + command.body().urgencyBurnBlocks();
        return SubmittedTransaction.accepted(command.key(), new Target(address, "", ""), deadline, desk.nowMs());
    }

    private SubmittedTransaction refused(Command command, String address, Cause cause, String why) {
        return SubmittedTransaction.accepted(command.key(), new Target(address, "", ""), 0, desk.nowMs())
                .moved(TransactionState.DROPPED, cause, why, desk.nowMs());
    }

    private void steer(Action action) {
        switch (steering.decide(
                desk.state(), action, desk.roomOfDay(action.key().signer()), desk.nowMs())) {
            case SteeringRule.Outcome.Applied(List<SubmittedTransaction> records) -> {
                LOG.info("{} by {}: {} applied", action.key(), action.operator(), action.body());
                desk.journal().note(records);
            }
            case SteeringRule.Outcome.Refused(String why, List<SubmittedTransaction> records) -> {
                LOG.warn("{} by {}: {} refused: {}", action.key(), action.operator(), action.body(), why);
                desk.journal().note(records);
            }
            case SteeringRule.Outcome.Repeated ignored ->
                LOG.info("{} by {}: {} was applied before", action.key(), action.operator(), action.actionId());
        }
    }

    private void holdBackCommands() {
        long waiting = desk.journal().inbox().waiting(desk.state());
        if (!commandsPaused && waiting >= PAUSE_COMMANDS_AT) {
            commandsPaused = true;
            log.pauseCommands(true);
        } else if (commandsPaused && waiting <= RESUME_COMMANDS_AT) {
            commandsPaused = false;
            log.pauseCommands(false);
        }
    }

    /** Also when nothing arrives: what waits becomes less by other steps. */
    void resumeWhenPossible() {
        if (commandsPaused) {
            holdBackCommands();
        }
    }
}
