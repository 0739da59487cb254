package io.bithedge.submitter.state;

import io.bithedge.submitter.port.SubmitterLog;
import io.bithedge.submitter.port.SubmitterLog.Received.Unreadable;
import io.bithedge.submitter.port.SubmitterLog.Writes;
import io.bithedge.submitter.value.Cause;
import io.bithedge.submitter.value.Incident;
import io.bithedge.submitter.value.SubmittedTransaction;
import io.bithedge.submitter.value.TransactionState;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * The only way to change anything: records are noted, which updates the state, and committed together with the positions. Nothing is
 * done about a record before it is committed. A failing commit is a death: nothing here must be used after it.
 */
public final class Journal {
    private final SubmitterState state = new SubmitterState();
    private final Inbox inbox = new Inbox();
    private final SubmitterLog log;
    private final InstantSource clock;
    private final List<SubmittedTransaction> noted = new ArrayList<>();
    private final List<Incident> incidents = new ArrayList<>();
    private final Tally tally = new Tally();

    /** Replays the log. */
    public Journal(SubmitterLog log, InstantSource clock) {
        this.log = log;
        this.clock = clock;
        log.stored().forEach(state::replay);
    }

    public long nowMs() {
        return clock.millis();
    }

    public SubmitterState state() {
        return state;
    }

    public Inbox inbox() {
        return inbox;
    }

    public Tally tally() {
        return tally;
    }

    /** Also notes the records of the other commands it carries; parking is an incident, unless an operator did it. */
    public void note(SubmittedTransaction record) {
        state.replay(record);
        noted.add(record);
        for (SubmittedTransaction follower : record.followers()) {
            state.replay(follower);
            noted.add(follower);
        }
        tally.count(record);
        boolean isNews = record.state() == TransactionState.PARKED
                && record.status().operator().isEmpty();
        if (isNews && record.cause() != Cause.OPERATOR) {
            incidents.add(Incident.parked(record));
        }
    }

    public void note(List<SubmittedTransaction> records) {
        records.forEach(this::note);
    }

    public void report(Incident incident) {
        incidents.add(incident);
    }

    public void store(SubmittedTransaction record) {
        note(record);
        commit();
    }

    public void store(List<SubmittedTransaction> records) {
        note(records);
        commit();
    }

    /** Before something is done outside that is not in a record: still the only one who writes here? A death when not. */
    public void confirm() {
        log.confirm();
    }

    public void commit() {
        commit(List.of());
    }

    public void commit(List<Unreadable> unreadable) {
        log.commit(new Writes(noted, incidents, unreadable), inbox.positions(state));
        noted.clear();
        incidents.clear();
    }
}
