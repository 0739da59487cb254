package io.bithedge.systemtests.entry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder that the script takes for the repository: the real scripts, modules of one source each, and a Maven whose jars hold the text of
 * their module's sources. `built` has a line for every call of Maven and npm.
 */
final class FakeHome {
    private static final Path REPOSITORY =
            Path.of(System.getProperty("bithedge.home", "..")).toAbsolutePath().normalize();
    private static final List<String> NPM_FOLDERS = List.of("devnet", "web");

    /** Makes a jar of every module that is named by -pl, as Maven does: from the sources of the module. */
    private static final String MAVEN = """
            #!/usr/bin/env bash
            echo "mvnw $*" >>built
            while [ $# -gt 0 ]; do [ "$1" != -pl ] || modules=$2; shift; done
            for module in ${modules//,/ }; do
              mkdir -p "$module/target/lib"
              cat "$module"/src/main/java/* >"$module/target/${module##*/}-0.1.0-SNAPSHOT.jar" 2>/dev/null || true
            done
            """;

    private static final String NPM = """
            #!/usr/bin/env bash
            echo "npm $* in ${PWD##*/}" >>../built
            case $1 in ci) mkdir -p node_modules ;; run) mkdir -p dist && cat src/* >dist/out.js ;; esac
            """;

    private static final String JAVA = "#!/usr/bin/env bash\necho \"java ${*: -2}\"\n";
    private static final String NODE = "#!/usr/bin/env bash\necho 20\n";

    private final Path home;
    private final Path machine;

    private FakeHome(Path home, Path machine) {
        this.home = home;
        this.machine = machine;
    }

    /** What a command said and did: its standard output, its standard error, its status. */
    record Ran(int status, String out, String err) {}

    static FakeHome in(Path folder) throws IOException {
        FakeHome fake = new FakeHome(folder.resolve("a home"), folder.resolve("machine"));
        fake.copyScripts();
        fake.program("home:mvnw", MAVEN);
        fake.write(".mvn/wrapper/maven-wrapper.properties", "distributionUrl=none\n");
        fake.write("pom.xml", "<project/>\n");
        for (String module : fake.modules()) {
            fake.write(module + "/pom.xml", "<project/>\n");
            fake.write(module + "/src/main/java/Main.java", "class Main {} // " + module + "\n");
            fake.write(module + "/src/test/java/MainTest.java", "class MainTest {}\n");
        }
        for (String npm : NPM_FOLDERS) {
            fake.write(npm + "/package.json", "{}\n");
            fake.write(npm + "/package-lock.json", "{}\n");
            fake.write(npm + "/src/main.ts", "export {}\n");
        }
        fake.program("jdk/bin/java", JAVA);
        fake.program("jdk/bin/javac", JAVA);
        fake.writeMachine("jdk/release", "JAVA_VERSION=\"21.0.9\"\n");
        fake.program("bin/node", NODE);
        fake.program("bin/npm", NPM);
        return fake;
    }

    /** The same files under another path, every time new, as `cp -r` leaves them. */
    FakeHome copiedTo(Path folder) throws IOException {
        copyTree(home, folder.resolve("copy"));
        return new FakeHome(folder.resolve("copy"), machine);
    }

    /** The modules that have a marker of their own, by the names in the script. */
    List<String> modules() throws IOException {
        List<String> modules = new ArrayList<>(List.of("ledger", "export", "benchmarks"));
        String names = shell("home=.; . launch/machine.sh; . launch/build.sh; echo $cli $parts ${services[*]}")
                .out();
        modules.addAll(List.of(names.strip().split(" ")));
        return modules;
    }

    Ran bithedge(String words) throws IOException {
        return shell("./bithedge " + words);
    }

    /** Runs lines of bash in the home, on a machine that has the fake JDK, Node and npm first. */
    Ran shell(String lines) throws IOException {
        Files.createDirectories(machine);
        Path err = Files.createTempFile(machine, "err", "");
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", "set -euo pipefail; " + lines)
                .directory(home.toFile())
                .redirectError(err.toFile());
        builder.environment().put("PATH", machine.resolve("bin") + ":" + System.getenv("PATH"));
        builder.environment().put("JAVA_HOME", machine.resolve("jdk").toString());
        Process process = builder.start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            return new Ran(process.waitFor(), out, Files.readString(err));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while running: " + lines, e);
        }
    }

    /** The calls of Maven and npm since the last look. */
    List<String> builds() throws IOException {
        Path log = home.resolve("built");
        if (!Files.exists(log)) {
            return List.of();
        }
        List<String> lines = Files.readAllLines(log);
        Files.delete(log);
        return lines;
    }

    void write(String name, String text) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    String read(String name) throws IOException {
        return Files.readString(home.resolve(name));
    }

    void delete(String name) throws IOException {
        Files.delete(home.resolve(name));
    }

    void age(String name, Instant time) throws IOException {
        Files.setLastModifiedTime(home.resolve(name), FileTime.from(time));
    }

    Instant time(String name) throws IOException {
        return Files.getLastModifiedTime(home.resolve(name)).toInstant();
    }

    /** Gives every file the present time, as a checkout of another branch and back does. */
    void touchAll() throws IOException {
        FileTime now = FileTime.from(Instant.now().plusSeconds(60));
        try (Stream<Path> files = Files.walk(home)) {
            files.filter(Files::isRegularFile).forEach(file -> {
                try {
                    Files.setLastModifiedTime(file, now);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    /** A program of the machine, or with "home:" before its name one of the repository. */
    void program(String name, String text) throws IOException {
        Path file = name.startsWith("home:") ? home.resolve(name.substring("home:".length())) : machine.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void writeMachine(String name, String text) throws IOException {
        Files.writeString(machine.resolve(name), text);
    }

    private void copyScripts() throws IOException {
        copyTree(REPOSITORY.resolve("launch"), home.resolve("launch"));
        Files.copy(REPOSITORY.resolve("bithedge"), home.resolve("bithedge"), StandardCopyOption.COPY_ATTRIBUTES);
    }

    private static void copyTree(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(folder).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.copy(file, copy);
                Files.setPosixFilePermissions(copy, Files.getPosixFilePermissions(file));
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
