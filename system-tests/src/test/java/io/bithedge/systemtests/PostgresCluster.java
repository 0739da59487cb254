package io.bithedge.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.systemtests.CommandLine.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Debian's PostgreSQL in a folder of its own, on a port of its own, with one empty database named pool. */
final class PostgresCluster implements AutoCloseable {
    private static final Path VERSIONS = Path.of("/usr/lib/postgresql");
    /** PostgreSQL refuses to run as root. */
    private static final String OTHER_USER = "postgres";

    private static final String NAME = "pool";

    private final Path programs;
    private final Path folder;
    private final int port;

    private PostgresCluster(Path programs, Path folder, int port) {
        this.programs = programs;
        this.folder = folder;
        this.port = port;
    }

    static PostgresCluster start() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("bithedge-postgres");
        PostgresCluster cluster = new PostgresCluster(programs(), folder, Strangers.freePort());
        if (isRoot()) {
            execute(folder, List.of("chown", OTHER_USER, folder.toString()));
        }
        cluster.run("initdb", "-D", cluster.data(), "-A", "trust", "-U", NAME, "-E", "UTF8", "--no-instructions");
        String settings =
                "-p %d -c listen_addresses=127.0.0.1 -c unix_socket_directories=%s".formatted(cluster.port, folder);
        cluster.run(
                "pg_ctl",
                "-D",
                cluster.data(),
                "-w",
                "-l",
                folder.resolve("log").toString(),
                "-o",
                settings,
                "start");
        cluster.psql("postgres", "-c", "create database " + NAME);
        return cluster;
    }

    private static Path programs() throws IOException {
        assertThat(VERSIONS).as("apt-get install postgresql").isDirectory();
        try (Stream<Path> versions = Files.list(VERSIONS)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    /** The answers of a script of psql, in order. */
    List<Answer> ask(Path script, PoolAnswers.Asked asked) throws IOException, InterruptedException {
        String text = psql(
                NAME,
                "--no-align",
                "-v",
                "provider=" + asked.provider(),
                "-v",
                "height=" + asked.height(),
                "-f",
                script.toString());
        List<Answer> answers = new ArrayList<>();
        List<List<String>> lines = new ArrayList<>();
        for (String line : text.lines().toList()) {
            if (line.matches("\\(\\d+ rows?\\)")) {
                answers.add(new Answer(lines.getFirst(), lines.subList(1, lines.size())));
                lines.clear();
            } else {
                lines.add(Answer.cells(line));
            }
        }
        return answers;
    }

    private String psql(String database, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                programs.resolve("psql").toString(),
                "-X",
                "-q",
                "-v",
                "ON_ERROR_STOP=1",
                "-h",
                "127.0.0.1",
                "-p",
                String.valueOf(port),
                "-U",
                NAME,
                "-d",
                database));
        command.addAll(List.of(words));
        return execute(folder, command);
    }

    private void run(String program, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("runuser", "-u", OTHER_USER, "--"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(words));
        execute(folder, command);
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** Into a file: the server keeps the output of whoever started it open. */
    private static String execute(Path folder, List<String> command) throws IOException, InterruptedException {
        Path said = Files.createTempFile("bithedge-postgres", ".out");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            Result result = new Result(process.waitFor(), Files.readAllLines(said, StandardCharsets.UTF_8));
            assertThat(result.status()).as("%s: %s", command, result.text()).isZero();
            return result.text();
        } finally {
            Files.delete(said);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            run("pg_ctl", "-D", data(), "-m", "immediate", "stop");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
