package io.bithedge.standalone.parts;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Runs the oracle's import beside a running system, in a process of its own; what it says goes where we speak. */
public final class ClosesImport {
    private static final String MAIN = "io.bithedge.oracle.app.ImportCloses";
    private static final int HEAP_MB = 192;

    private final Layout layout;
    private final Ports ports;

    public ClosesImport(Layout layout, SystemState running) {
        this.layout = layout;
        this.ports = Ports.of(OptionalInt.empty(), running.ports());
    }

    /** Returns the exit status of the import. */
    public int ofFile(Path file) throws IOException, InterruptedException {
        return run(List.of("--bithedge.import.from=" + file.toAbsolutePath()));
    }

    public int ofVenue(String venue, int days) throws IOException, InterruptedException {
        return run(List.of("--bithedge.import.venue=" + venue, "--bithedge.import.days=" + days));
    }

    private int run(List<String> settings) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("-cp", ServiceParts.classPath(layout, "oracle"), MAIN));
        words.add("--bithedge.kafka.bootstrap-servers=" + KafkaPart.bootstrapServers(ports));
        words.add("--bithedge.registry.url=" + RegistryPart.url(ports));
        words.addAll(settings);
        return new ProcessBuilder(Java.command(Java.marker("oracle-import", layout), HEAP_MB, words))
                .inheritIO()
                .start()
                .waitFor();
    }
}
