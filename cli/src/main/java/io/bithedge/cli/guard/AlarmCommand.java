package io.bithedge.cli.guard;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Runs the keeper's own command for an incident, without waiting for it. What the chain said is in its environment, never in its text. */
final class AlarmCommand implements Consumer<GuardIncident> {
    private final String command;
    private final Consumer<String> failed;

    AlarmCommand(String command, Consumer<String> failed) {
        this.command = command;
        this.failed = failed;
    }

    @Override
    public void accept(GuardIncident incident) {
        ProcessBuilder process = new ProcessBuilder(List.of("sh", "-c", command)).inheritIO();
        process.environment()
                .putAll(Map.of(
                        "BITHEDGE_INCIDENT_CODE", incident.code().name(),
                        "BITHEDGE_INCIDENT_WHERE", incident.where(),
                        "BITHEDGE_INCIDENT_DETAIL", incident.detail()));
        try {
            process.start();
        } catch (IOException notStarted) {
            failed.accept("the alarm command did not start: " + notStarted.getMessage());
        }
    }
}
