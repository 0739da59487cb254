package io.bithedge.cli.command;

import io.bithedge.cli.parts.Layout;
import io.bithedge.cli.process.PartLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** `bithedge logs`. */
@Command(
        name = "logs",
        mixinStandardHelpOptions = true,
        description = "Shows the end of the logs, of all parts or of one.")
public final class LogsCommand implements Callable<Integer> {
    private static final String SUFFIX = ".log";

    @Mixin
    private DataOption data = new DataOption();

    @Parameters(index = "0", arity = "0..1", paramLabel = "PART", description = "Name of a part, as `status` shows it.")
    private Optional<String> part = Optional.empty();

    @Option(
            names = "-n",
            paramLabel = "LINES",
            defaultValue = "40",
            description = "Lines of each log (default: ${DEFAULT-VALUE}).")
    private int lines;

    @Override
    public Integer call() throws IOException {
        Layout layout = data.layout();
        List<String> names = names(layout);
        if (part.isPresent() && !names.contains(part.get())) {
            throw new IllegalArgumentException(
                    "there is no log of '%s'. There are: %s".formatted(part.get(), String.join(", ", names)));
        }
        for (String name : part.map(List::of).orElse(names)) {
            Path log = layout.log(name);
            System.out.println("==> " + log);
            PartLog.tail(log, lines).forEach(System.out::println);
        }
        return 0;
    }

    private static List<String> names(Layout layout) throws IOException {
        Path folder = layout.logs();
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .sorted()
                    .toList();
        }
    }
}
