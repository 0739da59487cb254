package io.bithedge.cli.command;

import io.bithedge.cli.console.Console;
import io.bithedge.cli.parts.HttpProbe;
import io.bithedge.cli.parts.Instance;
import io.bithedge.cli.parts.Layout;
import io.bithedge.cli.parts.Port;
import io.bithedge.cli.parts.SignerPart;
import io.bithedge.cli.parts.SystemState;
import io.bithedge.cli.process.DiskWatch;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** `bithedge status`. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Shows the parts and what each service says of itself. Status 0 when all are ready, 1 otherwise.")
public final class StatusCommand implements Callable<Integer> {
    private static final List<Port> SPEAKERS =
            List.of(Port.CHAIN_WATCHER, Port.TOPOLOGY, Port.TX_SUBMITTER, Port.ORACLE);

    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() throws InterruptedException {
        Layout layout = data.layout();
        Console console = new Console(System.out);
        Optional<SystemState> system = SystemState.read(layout.system());
        if (system.isEmpty()) {
            console.plain("Nothing runs with " + layout.data() + ".");
            return 1;
        }
        console.plain(PartTable.of(system.get()));
        if (!system.get().isSupervised()) {
            console.plain(
                    "Nobody watches it: the supervisor was killed. `bithedge up` cleans up and starts again, `bithedge down` stops what is left.");
        }
        DiskWatch.remark(layout.data()).ifPresent(console::plain);
        console.plain("%-14s %s".formatted(SignerPart.NAME, SignerPart.status(layout)));
        for (Port port : SPEAKERS) {
            console.plain("%-14s %s".formatted(port.partName(), own(system.get().url(port))));
        }
        for (Instance further : furtherSpeakers(system.get())) {
            console.plain(
                    "%-14s %s".formatted(further.partName(), own(system.get().url(further))));
        }
        return system.get().isSupervised() && system.get().allReady() ? 0 : 1;
    }

    private static List<Instance> furtherSpeakers(SystemState system) {
        return Stream.of(Instance.Kind.TOPOLOGY, Instance.Kind.SUBMITTER, Instance.Kind.WATCHER)
                .flatMap(kind -> kind.running(system.ports()).stream().skip(1))
                .toList();
    }

    private static String own(String url) throws InterruptedException {
        try {
            return HttpProbe.get(url + "/status").body().strip();
        } catch (IOException silent) {
            return "does not answer";
        }
    }
}
