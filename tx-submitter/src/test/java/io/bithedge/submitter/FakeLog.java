package io.bithedge.submitter;

import io.bithedge.stacks.Txid;
import io.bithedge.submitter.SubmitterLog.Partition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A durable log in memory: what is committed stays, sessions come and go. */
final class FakeLog {
    static final Partition FACTS = new Partition("chain-events", 0);
    static final Partition COMMANDS = new Partition("vault-commands", 0);

    private final List<ChainFact> facts = new ArrayList<>();
    private final List<Command> commands = new ArrayList<>();
    private final Map<CommandKey, Outgoing> records = new LinkedHashMap<>();
    private final Map<Partition, Long> positions = new HashMap<>();
    private final Set<Txid> everSigned = new HashSet<>();

    void append(Command command) {
        commands.add(command);
    }

    void append(List<ChainFact> more) {
        facts.addAll(more);
    }

    Map<CommandKey, Outgoing> records() {
        return records;
    }

    /** True when these bytes were durable at some time before. */
    boolean wasSigned(Txid txid) {
        return everSigned.contains(txid);
    }

    SubmitterLog open(Faults faults) {
        return new Session(faults);
    }

    private final class Session implements SubmitterLog {
        private final Faults faults;
        private long factsAt = positions.getOrDefault(FACTS, 0L);
        private long commandsAt = positions.getOrDefault(COMMANDS, 0L);
        private boolean paused;

        Session(Faults faults) {
            this.faults = faults;
        }

        @Override
        public List<Outgoing> stored() {
            faults.step("read the log");
            return List.copyOf(records.values());
        }

        @Override
        public List<Received> poll(Duration wait) {
            faults.step("poll");
            List<Received> received = new ArrayList<>();
            for (; factsAt < facts.size(); factsAt++) {
                received.add(new Received.FactReceived(FACTS, factsAt, facts.get((int) factsAt)));
            }
            for (; !paused && commandsAt < commands.size(); commandsAt++) {
                received.add(new Received.CommandReceived(COMMANDS, commandsAt, commands.get((int) commandsAt)));
            }
            return received;
        }

        @Override
        public void pauseCommands(boolean now) {
            paused = now;
        }

        @Override
        public void commit(List<Outgoing> outgoing, List<Received.Unreadable> unreadable, Map<Partition, Long> next) {
            faults.step("before commit");
            outgoing.forEach(o -> {
                records.put(o.key(), o);
                o.envelope().ifPresent(e -> everSigned.add(e.txid()));
            });
            positions.putAll(next);
            faults.step("after commit");
        }
    }
}
