package io.bithedge.cli.observation;

import io.bithedge.cli.console.Console;
import io.bithedge.cli.incident.SystemOption;
import io.bithedge.schemas.avro.BlockObservation;
import io.bithedge.schemas.avro.ObservationRemoved;
import io.bithedge.schemas.avro.ObservedBlock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** `bithedge observations`. */
@Command(
        name = "observations",
        mixinStandardHelpOptions = true,
        description = "Lists the blocks that nodes pushed to the watcher and that it keeps.",
        subcommands = ObservationsCommand.Remove.class)
public final class ObservationsCommand implements Callable<Integer> {
    @Mixin
    private SystemOption system = new SystemOption();

    @Option(names = "--from", paramLabel = "HEIGHT", description = "From this height on (default: all).")
    private long fromHeight;

    @Option(names = "--most", paramLabel = "N", defaultValue = "50", description = "The last N of them (default: 50).")
    private int most;

    @Override
    public Integer call() {
        List<String> lines = new Observations(log(system).read()).lines(fromHeight, Math.max(0, most));
        Console console = new Console(System.out);
        lines.forEach(console::plain);
        if (lines.isEmpty()) {
            console.plain("No pushed block is kept.");
        }
        return 0;
    }

    private static ObservationLog log(SystemOption system) {
        return new ObservationLog(system.cluster());
    }

    /** `bithedge observations remove`. */
    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            description = {
                "Makes the watcher forget what was pushed of a block: it was never true, or is not known to be.",
                "It counts from the watcher's next start on. The block is pulled then, or taken when a node pushes it again."
            })
    static final class Remove implements Callable<Integer> {
        @Mixin
        private SystemOption system = new SystemOption();

        @Parameters(
                paramLabel = "HASH",
                description = "The index block hash, or as much of its beginning as only one has.")
        private String hash = "";

        @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why; kept with the removal.")
        private String reason = "";

        @Option(
                names = "--operator",
                paramLabel = "NAME",
                defaultValue = "${sys:user.name}",
                description = "Who (default: the user of this shell).")
        private String operator = "";

        @Override
        public Integer call() {
            if (reason.isBlank() || operator.isBlank()) {
                throw new IllegalArgumentException("--reason and --operator: expected a text, got none");
            }
            ObservationLog log = log(system);
            ObservedBlock block = new Observations(log.read()).named(hash);
            String id = block.getHeader().getIndexBlockHash();
            log.append(
                    id,
                    new BlockObservation(new ObservationRemoved(
                            id, operator, reason, Instant.now().toEpochMilli())));
            Console console = new Console(System.out);
            console.plain("removed: " + Observations.line(block));
            console.plain("It counts when the watcher starts the next time.");
            return 0;
        }
    }
}
