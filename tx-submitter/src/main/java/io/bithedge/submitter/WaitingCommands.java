package io.bithedge.submitter;

import io.bithedge.submitter.SubmitterLog.Partition;
import io.bithedge.submitter.SubmitterLog.Received.CommandReceived;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Commands that arrived and have no transaction yet, per role in order of arrival. They live in memory: the committed
 * position of a partition never passes one of them, so a restart reads them again; those behind it that were handled are
 * recognised by their id. That way a role that cannot move does not hold up the others.
 */
final class WaitingCommands {
    private final Map<SignerRole, Deque<CommandReceived>> queues = new TreeMap<>();
    private final Map<Partition, Long> read = new HashMap<>();
    private int size;

    void add(CommandReceived received) {
        queues.computeIfAbsent(received.command().key().signer(), any -> new ArrayDeque<>())
                .add(received);
        size++;
    }

    /** The record at `offset` was read; it may still wait. */
    void passed(Partition partition, long offset) {
        read.put(partition, offset + 1);
    }

    Optional<Command> head(SignerRole role) {
        return Optional.ofNullable(queues.get(role)).map(Deque::peek).map(CommandReceived::command);
    }

    void removeHead(SignerRole role) {
        Deque<CommandReceived> queue = queues.get(role);
        if (queue == null || queue.isEmpty()) {
            throw new IllegalStateException("nothing waits for " + role);
        }
        queue.remove();
        size--;
    }

    List<Command> all(SignerRole role) {
        Deque<CommandReceived> queue = queues.getOrDefault(role, new ArrayDeque<>());
        return queue.stream().map(CommandReceived::command).toList();
    }

    int size() {
        return size;
    }

    /** Per partition the offset of the first record that is not done with. */
    Map<Partition, Long> positions() {
        Map<Partition, Long> positions = new HashMap<>(read);
        for (Deque<CommandReceived> queue : queues.values()) {
            for (CommandReceived waiting : queue) {
                positions.merge(waiting.partition(), waiting.offset(), Math::min);
            }
        }
        return positions;
    }
}
