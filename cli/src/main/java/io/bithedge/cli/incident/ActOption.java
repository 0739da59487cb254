package io.bithedge.cli.incident;

import io.bithedge.cli.console.Await;
import io.bithedge.cli.console.Console;
import io.bithedge.schemas.avro.IncidentAction;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What an operator says of one incident: which, who and why. */
final class ActOption {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofMillis(200);

    @Mixin
    private SystemOption system = new SystemOption();

    @Parameters(paramLabel = "ID", description = "The incident, or a part of its id that only one unresolved one has.")
    private String id = "";

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why; kept with the incident.")
    private String reason = "";

    @Option(
            names = "--operator",
            paramLabel = "NAME",
            defaultValue = "${sys:user.name}",
            description = "Who (default: the user of this shell).")
    private String operator = "";

    /** Writes the action and waits until the service shows it; the status of the command. */
    int act(Object body, String newState) throws InterruptedException {
        if (reason.isBlank() || operator.isBlank()) {
            throw new IllegalArgumentException("--reason and --operator: expected a text, got none");
        }
        IncidentList list = new IncidentList(system.topologyUrl());
        IncidentRow incident = IncidentRow.named(list.read(), id);
        if (incident.isResolved() || incident.state().equals(newState)) {
            throw new IllegalArgumentException("incident %s is %s already".formatted(incident.id(), incident.state()));
        }
        IncidentAction action = new IncidentAction(
                UUID.randomUUID().toString(),
                incident.id(),
                operator,
                reason,
                Instant.now().toEpochMilli(),
                body);
        new IncidentActionWriter(system.cluster()).send(action);
        return shown(list, incident.id(), newState);
    }

    private static int shown(IncidentList list, String id, String newState) throws InterruptedException {
        Console console = new Console(System.out);
        if (Await.until(() -> find(list, id, newState).isPresent(), PATIENCE, PAUSE)) {
            console.plain(find(list, id, newState).orElseThrow().text());
            return 0;
        }
        console.plain("Written, but the service does not show it after %d s: see `bithedge status`."
                .formatted(PATIENCE.toSeconds()));
        return 1;
    }

    private static Optional<IncidentRow> find(IncidentList list, String id, String state) throws InterruptedException {
        return list.read().stream()
                .filter(row -> row.id().equals(id) && row.state().equals(state))
                .findFirst();
    }
}
