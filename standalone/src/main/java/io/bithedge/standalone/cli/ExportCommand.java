package io.bithedge.standalone.cli;

import io.bithedge.standalone.parts.Layout;
import io.bithedge.standalone.parts.ModuleCommand;
import io.bithedge.standalone.parts.SystemState;
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
    private DataOption data = new DataOption();

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            description = "Kafka brokers (default: the running one).")
    private Optional<String> bootstrapServers = Optional.empty();

    @Option(names = "--registry-url", paramLabel = "URL", description = "Schema registry (default: the running one).")
    private Optional<String> registryUrl = Optional.empty();

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
        Layout layout = data.layout();
        Optional<SystemState> running = SystemState.read(layout.system());
        List<String> words = new ArrayList<>(List.of("--topic=" + topic, "--format=" + format));
        out.ifPresent(file -> words.add("--out=" + file));
        if (all) {
            words.add("--all");
        }
        words.add("--bootstrap-servers="
                + bootstrapServers
                        .or(() -> running.map(SystemState::bootstrapServers))
                        .orElseThrow(() -> nothing(layout)));
        words.add("--registry-url="
                + registryUrl.or(() -> running.map(SystemState::registryUrl)).orElseThrow(() -> nothing(layout)));
        return EXPORT.run(layout, words);
    }

    private static IllegalArgumentException nothing(Layout layout) {
        return new IllegalArgumentException("nothing runs with " + layout.data()
                + ": name the system with --bootstrap-servers and --registry-url, or start it with `bithedge up`");
    }
}
