package io.bithedge.cli.command;

import io.bithedge.cli.parts.AuditProcess;
import io.bithedge.cli.parts.Deployment;
import io.bithedge.cli.parts.Layout;
import io.bithedge.cli.parts.SystemState;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** `bithedge audit`: the watcher's own audit, as a process beside the running system. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = {
            "Compares what chain-events says with what the chain says, block by block, from the newest down.",
            "Status 0 when nothing is missing or different, 1 otherwise, 3 when it could not be finished."
        })
public final class AuditCommand implements Callable<Integer> {
    @Mixin
    private DataOption data = new DataOption();

    @Option(names = "--from", paramLabel = "H", description = "The lowest block (default: the first one published).")
    private Optional<Long> from = Optional.empty();

    @Option(names = "--to", paramLabel = "H", description = "The highest block (default: the newest one published).")
    private Optional<Long> to = Optional.empty();

    @Option(
            names = "--api",
            paramLabel = "URL",
            description = "API, which passes on what its node says (default: the running devnet).")
    private Optional<String> api = Optional.empty();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Layout layout = data.layout();
        SystemState running = SystemState.read(layout.system())
                .orElseThrow(() -> new IllegalArgumentException(
                        "nothing runs with " + layout.data() + ": the audit reads the stream of a running system"));
        Deployment deployment = Deployment.read(layout.deployment())
                .orElseThrow(() -> new IllegalArgumentException("nothing is deployed: there is no "
                        + layout.deployment() + ". Run `bithedge up` or `bithedge deploy` first"));
        if (api.isEmpty() && deployment.isOnNetwork()) {
            throw new IllegalArgumentException(
                    "the contracts are on %s: name its API with --api URL".formatted(deployment.network()));
        }
        return new AuditProcess(layout, running, deployment).run(api, from.orElse(0L), to.orElse(Long.MAX_VALUE));
    }
}
