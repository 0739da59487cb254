package io.bithedge.cli.command;

import io.bithedge.cli.console.Console;
import io.bithedge.cli.parts.Layout;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** `bithedge up`. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description =
                "Starts everything on this machine: broker, registry, devnet and contracts or a network's, services. Ctrl-C stops all of it.")
public final class UpCommand implements Callable<Integer> {
    @Mixin
    private DataOption data = new DataOption();

    @Mixin
    private UpOptions options = new UpOptions();

    @Option(
            names = "--detach",
            description =
                    "Return when everything is started; `bithedge down` stops it. Status 1 when a part waits for somebody.")
    private boolean detach;

    @Override
    public Integer call() throws Exception {
        Layout layout = data.layout();
        Console console = new Console(System.out);
        if (detach) {
            return new Background(layout, options, console).start().allReady() ? 0 : 1;
        }
        new Foreground(layout, options, console).run();
        return 0;
    }
}
