package io.bithedge.cli.incident;

import io.bithedge.cli.console.Console;
import io.bithedge.schemas.avro.AcknowledgeIncident;
import io.bithedge.schemas.avro.ResolveIncident;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** `bithedge incidents`. */
@Command(
        name = "incidents",
        mixinStandardHelpOptions = true,
        description = {
            "Lists what disagrees and nobody has resolved. Status 0 when nothing stops quotes, 1 otherwise.",
            "Acknowledged: somebody looks into it, quotes stay refused. Resolved: over, for good; a difference that is still there is a new incident."
        },
        subcommands = {IncidentsCommand.Acknowledge.class, IncidentsCommand.Resolve.class})
public final class IncidentsCommand implements Callable<Integer> {
    @Mixin
    private SystemOption system = new SystemOption();

    @Option(names = "--all", description = "Resolved ones too.")
    private boolean isAll;

    @Option(names = "--json", description = "As JSON, one incident a line.")
    private boolean isJson;

    @Override
    public Integer call() throws InterruptedException {
        List<IncidentRow> rows = new IncidentList(system.topologyUrl())
                .read().stream().filter(row -> isAll || !row.isResolved()).toList();
        Console console = new Console(System.out);
        for (IncidentRow row : rows) {
            console.plain(isJson ? JsonMapper.shared().writeValueAsString(row.json()) : row.text());
        }
        if (rows.isEmpty() && !isJson) {
            console.plain(isAll ? "No incident ever." : "No open incident.");
        }
        return rows.stream().anyMatch(row -> row.json().path("stopsQuotesNow").asBoolean()) ? 1 : 0;
    }

    /** `bithedge incidents acknowledge`. */
    @Command(
            name = "acknowledge",
            mixinStandardHelpOptions = true,
            description = "Says that somebody looks into it. Quotes stay as they are.")
    static final class Acknowledge implements Callable<Integer> {
        @Mixin
        private ActOption act = new ActOption();

        @Override
        public Integer call() throws InterruptedException {
            return act.act(new AcknowledgeIncident(), "ACKNOWLEDGED");
        }
    }

    /** `bithedge incidents resolve`. */
    @Command(
            name = "resolve",
            mixinStandardHelpOptions = true,
            description = "Says that it is over: it stops quotes no longer.")
    static final class Resolve implements Callable<Integer> {
        @Mixin
        private ActOption act = new ActOption();

        @Override
        public Integer call() throws InterruptedException {
            return act.act(new ResolveIncident(), "RESOLVED");
        }
    }
}
