package io.bithedge.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What people would use instead: a row for each policy and provider in PostgreSQL, and one durable transaction for each event. A sale writes
 * every provider's share, a settlement takes it from his balance. Debian's PostgreSQL in a folder of its own, driven by its own pgbench over
 * a socket, with its default settings; without one nothing is measured. Arguments: numbers of providers.
 */
public final class PostgresBenchmark {
    private static final Path VERSIONS = Path.of("/usr/lib/postgresql");
    private static final int SECONDS = 15;
    private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+)");
    /** PostgreSQL refuses to run as root. */
    private static final String OTHER_USER = "postgres";

    private static final String SCHEMA = """
            create table providers (id int primary key, weight bigint not null, balance bigint not null, premium bigint not null);
            create table shares (policy bigint, provider int, collateral bigint not null, premium bigint not null,
                primary key (policy, provider));
            create sequence policies;
            insert into providers select id, 1000000, 1000000000, 0 from generate_series(1, PROVIDERS) id;
            analyze;
            """;
    /** Two events: so many transactions a second are twice as many events. */
    private static final String EVENTS = """
            begin;
            select nextval('policies') as policy \\gset
            insert into shares select :policy, id, 1000, 10 from providers;
            end;
            begin;
            update providers p set balance = p.balance - 1, premium = p.premium + s.premium from shares s
                where s.policy = :policy and s.provider = p.id;
            delete from shares where policy = :policy;
            end;
            """;

    private final Path programs;
    private final Path folder;

    private PostgresBenchmark(Path programs, Path folder) {
        this.programs = programs;
        this.folder = folder;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        List<Integer> providers = args.length == 0
                ? List.of(10, 1_000, 10_000)
                : Arrays.stream(args).map(Integer::valueOf).toList();
        Optional<Path> programs = programs();
        if (programs.isEmpty()) {
            System.out.println("no PostgreSQL in " + VERSIONS + ": not measured");
            return;
        }
        Path folder = Files.createTempDirectory("bithedge-postgres");
        PostgresBenchmark postgres = new PostgresBenchmark(programs.get(), folder);
        postgres.start();
        try {
            for (int count : providers) {
                double perSecond = postgres.eventsPerSecond(count);
                System.out.printf(
                        "%,9d providers: %,9.1f events/s, one transaction and %,d rows each%n",
                        count, perSecond, count);
                Figures.put("postgres.eventsPerSecond." + count, perSecond);
                Figures.known("pipeline.factsPerSecond." + count).ifPresent(facts -> {
                    System.out.printf("           the pipeline folds %,.1f times as many%n", facts / perSecond);
                    Figures.put("pipeline.overPostgres." + count, facts / perSecond);
                });
            }
        } finally {
            postgres.run("pg_ctl", "-D", data(folder), "-m", "immediate", "stop");
        }
    }

    private static Optional<Path> programs() throws IOException {
        if (!Files.isDirectory(VERSIONS)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(VERSIONS)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("pgbench")))
                    .max(Path::compareTo);
        }
    }

    private static String data(Path folder) {
        return folder.resolve("data").toString();
    }

    private void start() throws IOException, InterruptedException {
        if (isRoot()) {
            String owned = execute(List.of("chown", OTHER_USER, folder.toString()));
            require(owned.isEmpty(), owned);
        }
        run("initdb", "-D", data(folder), "-A", "trust", "-U", "bench", "--no-instructions");
        run(
                "pg_ctl",
                "-D",
                data(folder),
                "-w",
                "-l",
                folder.resolve("log").toString(),
                "-o",
                "-c listen_addresses= -c unix_socket_directories=" + folder,
                "start");
    }

    private double eventsPerSecond(int providers) throws IOException, InterruptedException {
        String database = "pool" + providers;
        Path events = script("events.sql", EVENTS);
        psql("postgres", "-c", "create database " + database);
        psql(
                database,
                "-f",
                script("schema.sql", SCHEMA.replace("PROVIDERS", Integer.toString(providers)))
                        .toString());
        String said = run(
                "pgbench",
                "-h",
                folder.toString(),
                "-U",
                "bench",
                "-n",
                "-T",
                Integer.toString(SECONDS),
                "-f",
                events.toString(),
                database);
        Matcher tps = TPS.matcher(said);
        require(tps.find(), said);
        return 2 * Double.parseDouble(tps.group(1));
    }

    private Path script(String name, String words) throws IOException {
        Path script = folder.resolve(name);
        Files.writeString(script, words);
        return script;
    }

    private void psql(String database, String... words) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(
                List.of("-h", folder.toString(), "-U", "bench", "-d", database, "-q", "-v", "ON_ERROR_STOP=1"));
        all.addAll(List.of(words));
        run("psql", all.toArray(String[]::new));
    }

    private String run(String program, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("runuser", "-u", OTHER_USER, "--"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(words));
        return execute(command);
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private String execute(List<String> command) throws IOException, InterruptedException {
        // Into a file: the server keeps the output of whoever started it open.
        Path said = Files.createTempFile("bithedge-postgres", ".out");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        int status = process.waitFor();
        String text = Files.readString(said);
        Files.delete(said);
        require(status == 0, String.join(" ", command) + ": " + text);
        return text;
    }

    private static void require(boolean isSo, String otherwise) {
        if (!isSo) {
            throw new IllegalStateException(otherwise);
        }
    }
}
