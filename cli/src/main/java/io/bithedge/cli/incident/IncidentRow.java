package io.bithedge.cli.incident;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** One incident as the topology service shows it. */
record IncidentRow(JsonNode json) {
    String id() {
        return json.path("id").asString();
    }

    /** OPEN, ACKNOWLEDGED or RESOLVED. */
    String state() {
        return json.path("state").asString();
    }

    boolean isResolved() {
        return state().equals("RESOLVED");
    }

    /** A readable line, and under it what was done about it. */
    String text() {
        String line = "%-12s %-5s %s%n             %s: %s%s"
                .formatted(
                        state(),
                        json.path("token").asString("both"),
                        id(),
                        json.path("code").asString(),
                        json.path("message").asString(),
                        json.path("stopsQuotesNow").asBoolean() ? " [stops quotes]" : "");
        JsonNode by = json.path("by");
        return by.isObject()
                ? line
                        + "%n             %s: %s"
                                .formatted(
                                        by.path("operator").asString(),
                                        by.path("reason").asString())
                : line;
    }

    /** The one that `text` names: by its whole id, or by a part that no other unresolved one has. */
    static IncidentRow named(List<IncidentRow> rows, String text) {
        Optional<IncidentRow> exact =
                rows.stream().filter(row -> row.id().equals(text)).findFirst();
        if (exact.isPresent()) {
            return exact.get();
        }
        List<IncidentRow> found = rows.stream()
                .filter(row -> !row.isResolved() && row.id().contains(text))
                .toList();
        if (found.size() != 1) {
            throw new IllegalArgumentException(
                    "expected the id of one incident, or a part of it that only one has; '%s' fits %d%s"
                            .formatted(
                                    text,
                                    found.size(),
                                    found.isEmpty()
                                            ? ""
                                            : ": "
                                                    + found.stream()
                                                            .map(IncidentRow::id)
                                                            .toList()));
        }
        return found.getFirst();
    }
}
