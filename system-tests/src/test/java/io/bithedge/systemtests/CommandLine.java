package io.bithedge.systemtests;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Runs `bithedge` commands as the start script does, without building. */
public final class CommandLine {
    private static final Path HOME =
            Path.of(System.getProperty("bithedge.home", "..")).toAbsolutePath().normalize();
    private static final int MINUTES = 15;

    private CommandLine() {}

    /** What a command did: its lines in order, standard error among them, and its status. */
    public record Result(int status, List<String> lines) {
        public String text() {
            return String.join("\n", lines);
        }
    }

    static Path home() {
        return HOME;
    }

    public static Result run(String... words) throws IOException, InterruptedException {
        return run(line -> {}, words);
    }

    /** `onLine` sees each line as it comes; what it throws ends the command and the test. */
    static Result run(Consumer<String> onLine, String... words) throws IOException, InterruptedException {
        Process process = builder(words).redirectErrorStream(true).start();
        try {
            process.getOutputStream().close();
            List<String> lines = new ArrayList<>();
            try (BufferedReader reader =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    System.out.printf("%s  %s%n", Thread.currentThread().getName(), line);
                    lines.add(line);
                    onLine.accept(line);
                }
            }
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                throw new IllegalStateException("still running after " + MINUTES + " minutes: " + List.of(words));
            }
            return new Result(process.exitValue(), lines);
        } finally {
            process.destroy();
        }
    }

    /** A command that reads a file; standard output only. */
    static Result runWithInput(Path input, String... words) throws IOException, InterruptedException {
        Path output = Files.createTempFile("bithedge", ".out");
        try {
            Process process = builder(words)
                    .redirectInput(input.toFile())
                    .redirectOutput(output.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException("still running after " + MINUTES + " minutes: " + List.of(words));
            }
            return new Result(process.exitValue(), Files.readAllLines(output));
        } finally {
            Files.delete(output);
        }
    }

    /** The program that runs these tests. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Any other program: the lines of its standard output. */
    static Result run(ProcessBuilder program) throws IOException, InterruptedException {
        Process process = program.start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        return new Result(process.waitFor(), lines);
    }

    private static ProcessBuilder builder(String... words) {
        Path target = HOME.resolve("cli/target");
        List<String> command = new ArrayList<>();
        command.add(java());
        command.add("-Dbithedge.home=" + HOME);
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-cp");
        command.add(target.resolve("cli-0.1.0-SNAPSHOT.jar")
                + System.getProperty("path.separator")
                + target.resolve("lib").resolve("*"));
        command.add("io.bithedge.cli.Main");
        command.addAll(List.of(words));
        return new ProcessBuilder(command);
    }
}
