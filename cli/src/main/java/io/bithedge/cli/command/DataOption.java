package io.bithedge.cli.command;

import io.bithedge.cli.parts.Layout;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which system a command is about. */
public final class DataOption {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${sys:bithedge.data:-${sys:bithedge.home}/data}",
            description =
                    "Folder with everything the system keeps (default: data beside the script, or in ~/.local/share/bithedge where that is another user's).")
    private Path data = Path.of("data");

    public Layout layout() {
        return Layout.withData(data);
    }
}
