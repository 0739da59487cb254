package io.bithedge.systemtests;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A standalone worker of Kafka Connect with the files of examples/connect: from the public topics of a system into PostgreSQL. */
final class ConnectWorker implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final String url;

    private ConnectWorker(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    static ConnectWorker start(RunningSystem system, PostgresCluster database, Path folder) throws IOException {
        String address = "127.0.0.1:" + Strangers.freePort();
        Map<String, String> addresses = new HashMap<>(Strangers.addresses(system));
        addresses.put("127.0.0.1:5432", database.address());
        addresses.put("127.0.0.1:8083", address);
        addresses.put("plugin.path=plugins", "plugin.path=" + Strangers.PROGRAMS.resolve("plugins"));
        // Times are UTC wherever the worker runs.
        List<String> command = Strangers.java(
                Strangers.PROGRAMS.resolve("connect"),
                "org.apache.kafka.connect.cli.ConnectStandalone",
                "-Xmx768m",
                "-XX:+UseSerialGC",
                "-Duser.timezone=America/New_York");
        for (String file : List.of("worker", "facts", "state")) {
            command.add(Strangers.example("connect/" + file + ".properties", folder, addresses)
                    .toString());
        }
        Path log = folder.resolve("connect.log");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new ConnectWorker(process, "http://" + address);
    }

    /** Whether the worker or a sink has stopped for good: it would never come to its end. */
    boolean hasFailed() throws IOException, InterruptedException {
        if (!process.isAlive()) {
            return true;
        }
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/connectors?expand=status"))
                .build();
        try {
            return client.send(request, BodyHandlers.ofString()).body().contains("FAILED");
        } catch (ConnectException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
        client.close();
    }
}
