package io.bithedge.cli.command;

import io.bithedge.cli.parts.ModuleCommand;
import io.bithedge.schemas.connection.Cluster;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
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

    @ArgGroup(multiplicity = "1")
    private Which which = new Which();

    /** One topic, or all that are made for others. */
    private static final class Which {
        @Option(names = "--topic", paramLabel = "NAME", description = "Topic, with or without its version.")
        private String topic = "";

        @Option(names = "--all", description = "Every public topic, a file each, into the folder --out.")
        private boolean all;
    }

    @Option(
            names = "--format",
            defaultValue = "parquet",
            description = "File format: parquet, or csv for topics that are flat.")
    private String format = "";

    @Option(
            names = "--out",
            paramLabel = "PATH",
            description =
                    "File to write (default: TOPIC.FORMAT here), with --all a folder. Files that exist are replaced.")
    private Optional<String> out = Optional.empty();

    @Option(
            names = "--every-record",
            description =
                    "Every record of a state topic that the broker still holds, not only the newest of each key; a key that was taken back is a row with _deleted.")
    private boolean everyRecord;

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("--format=" + format));
        words.add(which.all ? "--all" : "--topic=" + which.topic);
        out.ifPresent(file -> words.add("--out=" + file));
        if (everyRecord) {
            words.add("--every-record");
        }
        Cluster cluster = broker.cluster();
        words.add("--bootstrap-servers=" + cluster.bootstrapServers());
        words.add("--registry-url=" + cluster.registry());
        broker.config().ifPresent(file -> words.add("--command-config=" + file));
        return EXPORT.run(broker.layout(), words);
    }
}
