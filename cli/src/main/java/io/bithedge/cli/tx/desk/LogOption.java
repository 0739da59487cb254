package io.bithedge.cli.tx.desk;

import io.bithedge.cli.command.DataOption;
import io.bithedge.cli.parts.KafkaPart;
import io.bithedge.cli.parts.Layout;
import io.bithedge.cli.parts.Ports;
import io.bithedge.cli.parts.RegistryPart;
import io.bithedge.cli.parts.SystemState;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which broker and registry: those of `bithedge up`, or of a system started otherwise. */
final class LogOption {
    @Mixin
    private DataOption data = new DataOption();

    @Option(names = "--kafka", paramLabel = "HOST:PORT", description = "The broker (default: that of `bithedge up`).")
    private Optional<String> kafka = Optional.empty();

    @Option(
            names = "--registry",
            paramLabel = "URL",
            description = "The schema registry (default: that of `bithedge up`).")
    private Optional<String> registry = Optional.empty();

    TransactionLog open() {
        if (kafka.isPresent() && registry.isPresent()) {
            return new TransactionLog(kafka.get(), registry.get());
        }
        Layout layout = data.layout();
        Ports ports = SystemState.read(layout.system())
                .map(system -> Ports.of(OptionalInt.empty(), system.ports()))
                .orElseThrow(() -> new TransactionsFailure(
                        "nothing was started with %s: start it with `bithedge up`, or give --kafka and --registry"
                                .formatted(layout.data())));
        return new TransactionLog(
                kafka.orElse(KafkaPart.bootstrapServers(ports)), registry.orElse(RegistryPart.url(ports)));
    }
}
