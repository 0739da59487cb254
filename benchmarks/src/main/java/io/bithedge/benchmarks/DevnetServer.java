package io.bithedge.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import tools.jackson.databind.json.JsonMapper;

/** The devnet as a process of its own, mined by hand until it is given a pace. */
record DevnetServer(Process process, String url) implements AutoCloseable {
    static DevnetServer start(Path home) throws IOException {
        Process process = new ProcessBuilder(
                        System.getProperty("bithedge.node", "node"),
                        home.resolve("devnet/dist/server.js").toString(),
                        "--port",
                        "0")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String ready = output.readLine();
        if (ready == null) {
            throw new IOException("the devnet ended before it was ready: it must be built first");
        }
        int port = JsonMapper.shared().readTree(ready).path("port").intValue();
        return new DevnetServer(process, "http://127.0.0.1:" + port);
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
