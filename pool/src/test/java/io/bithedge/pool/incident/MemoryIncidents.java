package io.bithedge.pool.incident;

import io.bithedge.pool.view.FakeViews;
import io.bithedge.pool.view.PoolViews.ActView;
import io.bithedge.pool.view.PoolViews.IncidentState;
import io.bithedge.pool.view.PoolViews.IncidentView;
import java.util.ArrayList;
import java.util.List;

/** Acknowledgements in memory: what is said is shown at once. */
public final class MemoryIncidents implements IncidentLog {
    public final List<String> actionIds = new ArrayList<>();
    public boolean isDown;
    private final FakeViews views;

    public MemoryIncidents(FakeViews views) {
        this.views = views;
    }

    @Override
    public void acknowledge(Acknowledgement word, String actionId) {
        if (isDown) {
            throw new NotRecordedException("the broker is silent", new IllegalStateException("test"));
        }
        actionIds.add(actionId);
        views.incidents.replaceAll(it -> it.id().equals(word.incidentId()) ? acknowledged(it, word) : it);
    }

    private static IncidentView acknowledged(IncidentView it, Acknowledgement word) {
        return new IncidentView(
                it.id(),
                it.code(),
                it.subject(),
                it.message(),
                it.expected(),
                it.got(),
                it.token(),
                it.height(),
                it.stage(),
                it.stopsQuotes(),
                new IncidentState.Acknowledged(new ActView(word.operator().toString(), word.reason(), word.atMs())));
    }
}
