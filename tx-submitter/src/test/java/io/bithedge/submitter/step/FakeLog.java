package io.bithedge.submitter.step;

import io.bithedge.stacks.Txid;
import io.bithedge.submitter.port.SubmitterLog;
import io.bithedge.submitter.port.SubmitterLog.Partition;
import io.bithedge.submitter.value.Action;
import io.bithedge.submitter.value.ChainFact;
import io.bithedge.submitter.value.Command;
import io.bithedge.submitter.value.CommandKey;
import io.bithedge.submitter.value.Incident;
import io.bithedge.submitter.value.SignerRole;
import io.bithedge.submitter.value.SubmittedTransaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A durable log in memory: what is committed stays, sessions come and go. */
final class FakeLog {
    static final Partition FACTS = new Partition("chain-events", 0);
    static final Partition COMMANDS = new Partition("chain-commands", 0);
    static final Partition ACTIONS = new Partition("transaction-actions", 0);

    private final List<ChainFact> facts = new ArrayList<>();
    private final List<Command> commands = new ArrayList<>();
    private final List<Action> actions = new ArrayList<>();
    private final Map<CommandKey, SubmittedTransaction> records = new LinkedHashMap<>();
    private final Map<Partition, Long> positions = new HashMap<>();
    private final Set<Txid> everSigned = new HashSet<>();
    private final Map<String, Incident> incidents = new LinkedHashMap<>();
    private final List<SubmittedTransaction> history = new ArrayList<>();

    private @Nullable SubmitterLog newest;

    void append(Command command) {
        commands.add(command);
    }

    void append(Action action) {
        actions.add(action);
    }

    void append(List<ChainFact> more) {
        facts.addAll(more);
    }

    /** As if an earlier process had written it. */
    void seed(SubmittedTransaction record) {
        records.put(record.key(), record);
        record.signed().ifPresent(s -> everSigned.add(s.txid()));
    }

    Map<CommandKey, SubmittedTransaction> records() {
        return records;
    }

    /** Every record in the order in which it was written. */
    List<SubmittedTransaction> history() {
        return history;
    }

    Map<String, Incident> incidents() {
        return incidents;
    }

    /** True when these bytes were durable at some time before. */
    boolean wasSigned(Txid txid) {
        return everSigned.contains(txid);
    }

    SubmitterLog open(Supplier<Faults> faults) {
        newest = new Session(faults);
        return newest;
    }

    private final class Session implements SubmitterLog {
        private final Supplier<Faults> faults;
        private long factsAt = positions.getOrDefault(FACTS, 0L);
        private long commandsAt = positions.getOrDefault(COMMANDS, 0L);
        private long actionsAt = positions.getOrDefault(ACTIONS, 0L);
        private boolean paused;

        Session(Supplier<Faults> faults) {
            this.faults = faults;
        }

        @Override
        public boolean holds(SignerRole role) {
            return true;
        }

        /** Somebody opened it behind us. */
        @Override
        public void confirm() {
            faults.get().step("confirm");
            if (newest != this) {
                throw new Faults.Crash("fenced");
            }
        }

        @Override
        public List<SubmittedTransaction> stored() {
            faults.get().step("read the log");
            return List.copyOf(records.values());
        }

        @Override
        public List<Received> poll(Duration wait) {
            faults.get().step("poll");
            List<Received> received = new ArrayList<>();
            for (; factsAt < facts.size(); factsAt++) {
                received.add(new Received.FactReceived(FACTS, factsAt, facts.get((int) factsAt)));
            }
            for (; !paused && commandsAt < commands.size(); commandsAt++) {
                received.add(new Received.CommandReceived(COMMANDS, commandsAt, commands.get((int) commandsAt)));
            }
            for (; actionsAt < actions.size(); actionsAt++) {
                received.add(new Received.ActionReceived(ACTIONS, actionsAt, actions.get((int) actionsAt)));
            }
            return received;
        }

        @Override
        public void pauseCommands(boolean now) {
            paused = now;
        }

        @Override
        public void commit(Writes writes, Map<Partition, Long> next) {
            faults.get().step("before commit");
            writes.records().forEach(o -> {
                records.put(o.key(), o);
                o.signed().ifPresent(s -> everSigned.add(s.txid()));
            });
            history.addAll(writes.records());
            writes.incidents().forEach(incident -> incidents.put(incident.id(), incident));
            positions.putAll(next);
            faults.get().step("after commit");
        }
    }
}
