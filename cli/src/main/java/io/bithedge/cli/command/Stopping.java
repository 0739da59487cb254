package io.bithedge.cli.command;

import io.bithedge.cli.console.Console;
import io.bithedge.cli.parts.Layout;
import io.bithedge.cli.parts.SystemState;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;

/** Stops a running system. */
final class Stopping {
    /** Each part has its own grace; this is for all of them together. */
    private static final Duration GRACE = Duration.ofSeconds(150);

    private Stopping() {}

    static void everything(Layout layout, SystemState system, Console console) throws IOException {
        system.supervisor().stop(GRACE);
        // Whatever is left now has nobody who watches it: the supervisor was killed, before or by us.
        system.orphans().forEach(orphan -> console.progress("stopping " + orphan.name() + ", which nobody watched"));
        SystemState.read(layout.system()).orElse(system).stopOrphans();
        Files.deleteIfExists(layout.system());
        console.progress("everything has stopped");
    }
}
