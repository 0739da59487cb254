package io.bithedge.cli.command;

import io.bithedge.cli.parts.ModuleCommand;
import io.bithedge.schemas.connection.Cluster;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** `bithedge export`. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Writes a topic to a file that DuckDB, pandas or Spark read: one row a record.")
public final class ExportCommand implements Callable<Integer> {
    private static final ModuleCommand EXPORT =
            new ModuleCommand("export", "export", "io.bithedge.export.ExportMain", 1024);

    @Mixin
    private BrokerOption broker = new BrokerOption();

    @Option(
            names = "--topic",
            required = true,
            paramLabel = "NAME",
            description = "Topic, with or without its version.")
    private String topic = "";

    @Option(names = "--format", defaultValue = "parquet", description = "File format: parquet.")
    private String format = "";

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "File to write (default: TOPIC.FORMAT here). Replaced when it exists.")
    private Optional<String> out = Optional.empty();

    @Option(
            names = "--all",
            description = "Every record of a state topic that the broker still holds, not only the newest of each key.")
    private boolean all;

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("--topic=" + topic, "--format=" + format));
        out.ifPresent(file -> words.add("--out=" + file));
        if (all) {
            words.add("--all");
        }
        Cluster cluster = broker.cluster();
        words.add("--bootstrap-servers=" + cluster.bootstrapServers());
        words.add("--registry-url=" + cluster.registry());
        broker.config().ifPresent(file -> words.add("--command-config=" + file));
        return EXPORT.run(broker.layout(), words);
    }
}
