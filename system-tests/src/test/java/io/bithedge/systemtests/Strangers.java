package io.bithedge.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Programs of others, fetched by strangers/pom.xml, with the files of examples/ as they are but for the addresses. */
final class Strangers {
    static final Path PROGRAMS = CommandLine.home().resolve("strangers/target");

    private Strangers() {}

    /** Copies a file into a folder, with each word of it that stands for an address replaced. */
    static Path example(String file, Path folder, Map<String, String> addresses) throws IOException {
        Path example = CommandLine.home().resolve("examples").resolve(file);
        String text = Files.readString(example);
        for (Map.Entry<String, String> address : addresses.entrySet()) {
            text = text.replace(address.getKey(), address.getValue());
        }
        Files.createDirectories(folder);
        return Files.writeString(folder.resolve(example.getFileName()), text);
    }

    /** The default addresses of the documents, and those of a running system. */
    static Map<String, String> addresses(RunningSystem system) {
        return Map.of(
                "127.0.0.1:9092", "127.0.0.1:" + system.port("kafka"), "http://127.0.0.1:8081", system.url("registry"));
    }

    /** A program of this JDK's java, with all jars of a folder. */
    static List<String> java(Path jars, String main, String... options) {
        assertThat(jars).as("./mvnw -f strangers/pom.xml package").isDirectory();
        List<String> command = new ArrayList<>();
        command.add(CommandLine.java());
        command.addAll(List.of(options));
        command.addAll(List.of(
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-cp",
                jars.resolve("*").toString(),
                main));
        return command;
    }

    /** Free a moment ago, for a program that has to be told. */
    static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }
}
