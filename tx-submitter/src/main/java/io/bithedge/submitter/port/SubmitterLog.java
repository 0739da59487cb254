package io.bithedge.submitter.port;

import io.bithedge.stacks.Bytes;
import io.bithedge.submitter.value.Action;
import io.bithedge.submitter.value.ChainFact;
import io.bithedge.submitter.value.Command;
import io.bithedge.submitter.value.Incident;
import io.bithedge.submitter.value.SignerRole;
import io.bithedge.submitter.value.SubmittedTransaction;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Where commands, actions and chain facts come from and transactions of some accounts go to. One writer at a time; an older one is fenced. */
public interface SubmitterLog {
    /** Whether the records of its account are kept here; those of others are somewhere else. */
    boolean holds(SignerRole role);

    /** The last record of every key, in no particular order. Called once, before the first poll. */
    List<SubmittedTransaction> stored();

    /** What arrived behind the committed positions and was not polled yet, per partition in order. */
    List<Received> poll(Duration wait);

    /** Stops or resumes the delivery of commands; facts and actions keep coming. */
    void pauseCommands(boolean paused);

    /**
     * Stores all of it together or nothing. After an exception nothing is known: the log is to be closed and opened again.
     *
     * @param positions per partition the offset of the first record that is not done with.
     */
    void commit(Writes writes, Map<Partition, Long> positions);

    /** Returns when it is sure that nobody else had opened the log before. Throws as {@link #commit} does. */
    void confirm();

    /** What one step writes. Records of one key in the order of the list. */
    record Writes(List<SubmittedTransaction> records, List<Incident> incidents, List<Received.Unreadable> unreadable) {
        public Writes {
            records = List.copyOf(records);
            incidents = List.copyOf(incidents);
            unreadable = List.copyOf(unreadable);
        }
    }

    record Partition(String topic, int number) {}

    sealed interface Received {
        Partition partition();

        long offset();

        record CommandReceived(Partition partition, long offset, Command command) implements Received {}

        record ActionReceived(Partition partition, long offset, Action action) implements Received {}

        record FactReceived(Partition partition, long offset, ChainFact fact) implements Received {}

        /** A command or an action that could not be decoded: goes to the dead letters with its position and cause. */
        record Unreadable(Partition partition, long offset, Bytes key, Bytes value, String cause) implements Received {}
    }
}
