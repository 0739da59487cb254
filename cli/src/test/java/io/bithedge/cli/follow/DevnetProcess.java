package io.bithedge.cli.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.cli.chain.Chain;
import io.bithedge.cli.chain.Devnet;
import io.bithedge.cli.parts.HttpProbe;
import io.bithedge.stacks.Network;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** A devnet of its own: the real VM behind the routes of node and API; blocks by hand. */
public final class DevnetProcess implements AutoCloseable {
    public static final Path HOME = Path.of("..").toAbsolutePath().normalize();

    private final Process process;
    private final String url;
    private final Devnet devnet;
    private final Chain chain;

    public DevnetProcess(String... options) throws IOException {
        Path server = HOME.resolve("devnet/dist/server.js");
        assertThat(server)
                .as("devnet must be built first: ./bithedge test does it")
                .exists();
        List<String> command = Stream.concat(
                        Stream.of(System.getProperty("bithedge.node", "node"), server.toString(), "--port", "0"),
                        Stream.of(options))
                .toList();
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        url = "http://127.0.0.1:"
                + JsonMapper.shared().readTree(output.readLine()).path("port").intValue();
        devnet = new Devnet(url);
        chain = new Chain(url, url, Network.TESTNET, devnet);
    }

    public String url() {
        return url;
    }

    public Devnet devnet() {
        return devnet;
    }

    public Chain chain() {
        return chain;
    }

    /** A control route; what it answers must be well. */
    public void control(String path, Map<String, Object> body) throws Exception {
        HttpResponse<String> answer =
                HttpProbe.send("POST", url + path, JsonMapper.shared().writeValueAsString(body));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** The server is gone; whoever asks it gets no answer. */
    public void stop() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        chain.close();
        process.destroyForcibly().onExit().join();
    }
}
