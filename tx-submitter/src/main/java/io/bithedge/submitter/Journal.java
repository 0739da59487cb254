package io.bithedge.submitter;

import io.bithedge.submitter.SubmitterLog.Received.Unreadable;
import io.bithedge.submitter.SubmitterLog.Writes;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * The only way to change anything: records are noted, which tells the state, and committed together with the positions. Nothing is
 * done about a record before it is committed. A failing commit is a death: nothing here must be used after it.
 */
final class Journal {
    final SubmitterState state = new SubmitterState();
    final Inbox inbox = new Inbox();
    private final SubmitterLog log;
    private final InstantSource clock;
    private final List<Outgoing> noted = new ArrayList<>();
    private final List<Alert> alerts = new ArrayList<>();
    private final Tally tally = new Tally();

    /** Replays the log. */
    Journal(SubmitterLog log, InstantSource clock) {
        this.log = log;
        this.clock = clock;
        log.stored().forEach(state::replay);
    }

    long nowMs() {
        return clock.millis();
    }

    Tally tally() {
        return tally;
    }

    /** Also notes what the other commands it carries are to be told; parking tells a person, unless a person did it. */
    void note(Outgoing record) {
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

    void note(List<Outgoing> records) {
        records.forEach(this::note);
    }

    void alert(Alert alert) {
        alerts.add(alert);
    }

    void store(Outgoing record) {
        note(record);
        commit();
    }

    void store(List<Outgoing> records) {
        note(records);
        commit();
    }

    void commit() {
        commit(List.of());
    }

    void commit(List<Unreadable> unreadable) {
        log.commit(new Writes(noted, alerts, unreadable), inbox.positions(state));
        noted.clear();
        alerts.clear();
    }
}
