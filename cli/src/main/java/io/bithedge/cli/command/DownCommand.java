package io.bithedge.cli.command;

import io.bithedge.cli.console.Console;
import io.bithedge.cli.parts.Layout;
import io.bithedge.cli.parts.SystemState;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** `bithedge down`. */
@Command(
        name = "down",
        mixinStandardHelpOptions = true,
        description = "Stops everything that `up` started, in reverse order.")
public final class DownCommand implements Callable<Integer> {
    /** Each part has its own grace; this is for all of them together. */
    private static final Duration GRACE = Duration.ofSeconds(150);

    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() throws Exception {
        Layout layout = data.layout();
        Console console = new Console(System.out);
        Optional<SystemState> system = SystemState.read(layout.system());
        if (system.isEmpty()) {
            console.plain("Nothing runs with " + layout.data() + ".");
            return 0;
        }
        system.get().supervisor().stop(GRACE);
        // Whatever is left now has nobody who watches it: the supervisor was killed, before or by us.
        system.get()
                .orphans()
                .forEach(orphan -> console.progress("stopping " + orphan.name() + ", which nobody watched"));
        SystemState.read(layout.system()).orElse(system.get()).stopOrphans();
        Files.deleteIfExists(layout.system());
        console.progress("everything has stopped");
        return 0;
    }
}
