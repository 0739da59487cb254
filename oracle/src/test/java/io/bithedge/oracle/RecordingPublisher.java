package io.bithedge.oracle;

import java.util.ArrayList;
import java.util.List;

/** Keeps what is published, and fails on demand. */
public final class RecordingPublisher implements Publisher {
    private final List<Observation> published = new ArrayList<>();
    private int failures;

    public void failNext(int times) {
        failures = times;
    }

    /** What came since the last call. */
    public List<Observation> take() {
        List<Observation> taken = List.copyOf(published);
        published.clear();
        return taken;
    }

    @Override
    public void publish(List<? extends Observation> observations) {
        if (failures > 0) {
            failures--;
            throw new IllegalStateException("the broker is away");
        }
        published.addAll(observations);
    }
}
