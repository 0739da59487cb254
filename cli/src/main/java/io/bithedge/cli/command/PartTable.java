package io.bithedge.cli.command;

import io.bithedge.cli.parts.SystemState;
import io.bithedge.cli.parts.SystemState.PartState;

/** The parts of a system as a table. */
final class PartTable {
    private PartTable() {}

    static String of(SystemState system) {
        StringBuilder table =
                new StringBuilder("%-14s %6s %8s  %-11s %s%n".formatted("part", "port", "pid", "state", "restarts"));
        for (PartState part : system.parts()) {
            boolean alive = part.process().alive().isPresent();
            table.append("%-14s %6s %8d  %-11s %d%n"
                    .formatted(
                            part.process().name(),
                            part.process().port() == 0 ? "-" : part.process().port(),
                            part.process().pid(),
                            alive ? part.state().toLowerCase(java.util.Locale.ROOT) : "not running",
                            part.restarts()));
        }
        return table.append("Open ").append(system.topologyUrl()).append('\n').toString();
    }
}
