package io.bithedge.cli.parts;

import io.bithedge.cli.process.Part;
import io.bithedge.cli.process.PartFailedException;
import io.bithedge.schemas.admin.Subjects;
import io.bithedge.schemas.registry.HttpRegistry;
import io.bithedge.schemas.registry.RegistryException;
import io.bithedge.stacks.signing.OwnerOnly;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The schema registry: Apicurio with a file store, spoken to through its Confluent-compatible API. */
public final class RegistryPart {
    private static final String NAME = Port.REGISTRY.partName();
    private static final int HEAP_MB = 256;

    private final Layout layout;
    private final Ports ports;

    public RegistryPart(Layout layout, Ports ports) {
        this.layout = layout;
        this.ports = ports;
    }

    public static String url(Ports ports) {
        return url(ports.of(Port.REGISTRY));
    }

    static String url(int port) {
        return "http://127.0.0.1:" + port + "/apis/ccompat/v7";
    }

    public Part prepare() throws IOException {
        OwnerOnly.narrowFolder(layout.registry());
        String marker = Java.marker(NAME, layout);
        String jar = layout.registryApplication().resolve("quarkus-run.jar").toString();
        return new Part(
                NAME,
                Java.part(NAME, layout, HEAP_MB, List.of("-jar", jar)),
                environment(),
                layout.data(),
                layout.log(NAME),
                marker,
                ports.of(Port.REGISTRY),
                () -> HttpProbe.answersOk(url(ports) + "/subjects"),
                Duration.ofSeconds(20));
    }

    private Map<String, String> environment() {
        return Map.of(
                "APICURIO_STORAGE_KIND", "sql",
                "APICURIO_STORAGE_SQL_KIND", "h2",
                "APICURIO_DATASOURCE_URL", "jdbc:h2:file:" + layout.registry().resolve("registry"),
                "QUARKUS_HTTP_HOST", "127.0.0.1",
                "QUARKUS_HTTP_PORT", Integer.toString(ports.of(Port.REGISTRY)),
                // The second listener that comes with it: nobody asks it here, any free port will do.
                "QUARKUS_MANAGEMENT_HOST", "127.0.0.1",
                "QUARKUS_MANAGEMENT_PORT", "0",
                "QUARKUS_HTTP_ACCESS_LOG_ENABLED", "false",
                "QUARKUS_LOG_LEVEL", "WARN");
    }

    /** All schemas, so that no service needs to add any, and the rule for what somebody else puts there. */
    public void fill() throws IOException, InterruptedException {
        setCompatibility();
        try {
            new Subjects(new HttpRegistry(url(ports))).register();
        } catch (RegistryException e) {
            throw new PartFailedException("registry: " + e.getMessage());
        }
    }

    /** Without a rule the registry accepts anything. */
    private void setCompatibility() throws IOException, InterruptedException {
        HttpResponse<String> answer =
                HttpProbe.send("PUT", url(ports) + "/config", "{\"compatibility\":\"BACKWARD_TRANSITIVE\"}");
        if (answer.statusCode() != 200) {
            throw new PartFailedException("registry: setting the compatibility answered %d: %s"
                    .formatted(answer.statusCode(), answer.body()));
        }
    }
}
