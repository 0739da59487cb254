package io.bithedge.cli.guard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The incidents that stand now; each is told once when it comes, and once when it is over. For one thread. */
final class IncidentBoard {
    /** So often in a row must the same be seen of a node. */
    private static final int LOOKS = 3;

    private final Consumer<GuardIncident> came;
    private final Consumer<GuardIncident> over;
    private final Map<Key, Standing> standing = new LinkedHashMap<>();

    private record Key(GuardIncidentCode code, String where) {}

    private record Standing(GuardIncident incident, int looks) {
        boolean isTold() {
            return looks >= (incident.code().isOfNode() ? LOOKS : 1);
        }
    }

    IncidentBoard(Consumer<GuardIncident> came, Consumer<GuardIncident> over) {
        this.came = came;
        this.over = over;
    }

    /** All that is seen in one look. */
    void look(List<GuardIncident> seen) {
        Map<Key, Standing> before = new LinkedHashMap<>(standing);
        standing.clear();
        for (GuardIncident incident : seen) {
            Key key = new Key(incident.code(), incident.where());
            Standing known = before.remove(key);
            Standing now = new Standing(incident, known == null ? 1 : known.looks() + 1);
            standing.put(key, now);
            if (now.isTold() && (known == null || !known.isTold())) {
                came.accept(incident);
            }
        }
        before.values().stream()
                .filter(Standing::isTold)
                .map(Standing::incident)
                .forEach(over);
    }

    List<GuardIncident> told() {
        List<GuardIncident> told = new ArrayList<>();
        standing.values().stream()
                .filter(Standing::isTold)
                .map(Standing::incident)
                .forEach(told::add);
        return told;
    }
}
