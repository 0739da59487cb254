package io.bithedge.cli.command;

import io.bithedge.cli.console.Console;
import io.bithedge.cli.parts.Layout;
import io.bithedge.cli.parts.SystemState;
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
        Stopping.everything(layout, system.get(), console);
        return 0;
    }
}
