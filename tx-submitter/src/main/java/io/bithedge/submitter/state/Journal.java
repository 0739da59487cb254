package io.bithedge.submitter.state;

import io.bithedge.submitter.port.SubmitterLog;
import io.bithedge.submitter.port.SubmitterLog.Received.Unreadable;
import io.bithedge.submitter.port.SubmitterLog.Writes;
import io.bithedge.submitter.value.Alert;
import io.bithedge.submitter.value.Cause;
import io.bithedge.submitter.value.Outgoing;
import io.bithedge.submitter.value.Phase;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * The only way to change anything: records are noted, which tells the state, and committed together with the positions. Nothing is
 * done about a record before it is committed. A failing commit is a death: nothing here must be used after it.
 */
public final class Journal {
    private final SubmitterState state = new SubmitterState();
    private final Inbox inbox = new Inbox();
    private final SubmitterLog log;
    private final InstantSource clock;
    private final List<Outgoing> noted = new ArrayList<>();
    private final List<Alert> alerts = new ArrayList<>();
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

    /** Also notes what the other commands it carries are to be told; parking tells a person, unless a person did it. */
    public void note(Outgoing record) {
        state.replay(record);
        noted.add(record);
        for (Outgoing follower : record.followers()) {
            state.replay(follower);
            noted.add(follower);
        }
        tally.count(record);
        boolean isNews =
                record.phase() == Phase.PARKED && record.status().operator().isEmpty();
        if (isNews && record.cause() != Cause.OPERATOR) {
            alerts.add(Alert.parked(record));
        }
    }

    public void note(List<Outgoing> records) {
        records.forEach(this::note);
    }

    public void alert(Alert alert) {
        alerts.add(alert);
    }

    public void store(Outgoing record) {
        note(record);
        commit();
    }

    public void store(List<Outgoing> records) {
        note(records);
        commit();
    }

    public void commit() {
        commit(List.of());
    }

    public void commit(List<Unreadable> unreadable) {
        log.commit(new Writes(noted, alerts, unreadable), inbox.positions(state));
        noted.clear();
        alerts.clear();
    }
}
