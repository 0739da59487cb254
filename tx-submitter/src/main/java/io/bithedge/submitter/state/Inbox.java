package io.bithedge.submitter.state;

import io.bithedge.submitter.port.SubmitterLog.Partition;
import io.bithedge.submitter.port.SubmitterLog.Received.CommandReceived;
import io.bithedge.submitter.value.Cause;
import io.bithedge.submitter.value.Command;
import io.bithedge.submitter.value.CommandKey;
import io.bithedge.submitter.value.SignerRole;
import io.bithedge.submitter.value.SubmittedTransaction;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The commands that are not done with, as they arrived. They live in memory: the committed position of a partition never passes one
 * of them, so a restart reads them again; those behind it that are done with are recognised by their id. That way one that waits
 * holds up nobody.
 */
public final class Inbox {
    private final Map<CommandKey, CommandReceived> bodies = new LinkedHashMap<>();
    private final Map<Partition, Long> read = new HashMap<>();

    public void add(CommandReceived received) {
        bodies.putIfAbsent(received.command().key(), received);
    }

    /** The record at `offset` was read; it may still be needed. */
    public void passed(Partition partition, long offset) {
        read.put(partition, offset + 1);
    }

    public Optional<Command> get(CommandKey key) {
        return Optional.ofNullable(bodies.get(key)).map(CommandReceived::command);
    }

    /** Those of the role that are not done with. */
    public List<Command> of(SignerRole role) {
        return bodies.values().stream()
                .map(CommandReceived::command)
                .filter(command -> command.key().signer().equals(role))
                .toList();
    }

    /** Those of the role that have no transaction, in order of arrival. */
    public List<Waiting> waiting(SubmitterState state, SignerRole role) {
        return bodies.values().stream()
                .filter(received -> received.command().key().signer().equals(role))
                .filter(received -> state.isWaiting(received.command().key()))
                .map(received -> waiting(state, received))
                .sorted(Comparator.comparingLong(Waiting::arrival))
                .toList();
    }

    private static Waiting waiting(SubmitterState state, CommandReceived received) {
        SubmittedTransaction record = state.get(received.command().key()).orElseThrow();
        boolean isAlone = record.cause() == Cause.NODE_REFUSED || record.cause() == Cause.SIGNER_REFUSED;
        return new Waiting(received.command(), record.deadlineBurnHeight(), received.offset(), isAlone);
    }

    public long waiting(SubmitterState state) {
        return bodies.keySet().stream().filter(state::isWaiting).count();
    }

    /** Per partition the offset of the first record that is not done with. */
    public Map<Partition, Long> positions(SubmitterState state) {
        Map<Partition, Long> positions = new HashMap<>(read);
        for (Iterator<CommandReceived> all = bodies.values().iterator(); all.hasNext(); ) {
            CommandReceived received = all.next();
            if (state.isDone(received.command().key())) {
                all.remove();
            } else {
                positions.merge(received.partition(), received.offset(), Math::min);
            }
        }
        return positions;
    }

    /** A command without a transaction. `arrival` orders those of one role; one that was refused among others goes alone. */
    public record Waiting(Command command, long deadlineBurnHeight, long arrival, boolean isAlone) {}
}
