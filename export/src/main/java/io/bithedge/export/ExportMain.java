package io.bithedge.export;

import io.bithedge.schemas.PublicTopics;
import io.bithedge.schemas.Topic;
import io.bithedge.schemas.TopicPrefix;
import io.bithedge.schemas.Topics;
import io.bithedge.schemas.connection.Cluster;
import io.bithedge.schemas.connection.CommandConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** `bithedge export`, once it is known where broker and registry are. */
@Command(
        name = "bithedge export",
        mixinStandardHelpOptions = true,
        description =
                "Writes a topic to a file that DuckDB, pandas or Spark read: one row a record, with key, partition, offset and time.")
public final class ExportMain implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

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
            description = "File format: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Export.Format format = Export.Format.parquet;

    @Option(
            names = "--out",
            paramLabel = "PATH",
            description =
                    "File to write (default: TOPIC.FORMAT here), with --all a folder. Files that exist are replaced.")
    private @Nullable Path out;

    @Option(
            names = "--every-record",
            description =
                    "Every record of a state topic that the broker still holds, not only the newest of each key; a key that was taken back is a row with _deleted.")
    private boolean everyRecord;

    @Option(names = "--bootstrap-servers", paramLabel = "HOST:PORT", description = "Kafka brokers.")
    private Optional<String> bootstrapServers = Optional.empty();

    @Option(names = "--registry-url", paramLabel = "URL", description = "Schema registry.")
    private Optional<String> registryUrl = Optional.empty();

    @Option(
            names = "--command-config",
            paramLabel = "FILE",
            description = "Properties of the Kafka clients, as Kafka's own tools take them; the registry's too.")
    private Optional<Path> config = Optional.empty();

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new ExportMain());
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println("bithedge export: " + failure.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        });
        return line;
    }

    @Override
    public Integer call() throws IOException {
        if (!which.all) {
            return write(find(which.topic), out == null ? Path.of(which.topic + "." + format) : out);
        }
        Path folder = out == null ? Path.of("") : out;
        Files.createDirectories(folder.toAbsolutePath());
        for (Topic<?> topic : PublicTopics.ALL) {
            write(topic, folder.resolve(PublicTopics.tableName(topic) + "." + format));
        }
        return CommandLine.ExitCode.OK;
    }

    private <V extends SpecificRecord> int write(Topic<V> from, Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new ExportFailure("no folder " + folder + " to write " + file.getFileName() + " into");
        }
        try (TopicReader<V> reader = new TopicReader<>(from, cluster())) {
            Export.Rows rowsOf = everyRecord ? Export.Rows.ALL : Export.usual(from);
            long rows = new Export<>(from, reader, rowsOf).to(file, format);
            out().printf("%d rows of %s in %s%n", rows, from.name(), file);
            out().flush();
            return CommandLine.ExitCode.OK;
        }
    }

    private Cluster cluster() {
        return CommandConfig.of(config)
                .cluster(
                        new CommandConfig.Addresses(bootstrapServers, registryUrl),
                        () -> new CommandConfig.Addresses(Optional.empty(), Optional.empty()));
    }

    private Topic<?> find(String topic) {
        return Topics.ALL.stream()
                .filter(candidate -> Stream.of(
                                topic, topic + ".v1", TopicPrefix.before(topic), TopicPrefix.before(topic + ".v1"))
                        .anyMatch(candidate.name()::equals))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        command().commandLine(),
                        "no topic %s. Topics: %s"
                                .formatted(
                                        topic,
                                        Topics.ALL.stream().map(Topic::name).collect(Collectors.joining(", ")))));
    }

    private PrintWriter out() {
        return command().commandLine().getOut();
    }

    private CommandSpec command() {
        if (spec == null) {
            throw new IllegalStateException("called without picocli");
        }
        return spec;
    }
}
