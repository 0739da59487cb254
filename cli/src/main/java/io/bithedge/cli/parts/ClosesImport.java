package io.bithedge.cli.parts;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs the oracle's import beside a running system, in a process of its own; what it says goes where we speak. */
public final class ClosesImport {
    private static final ModuleCommand IMPORT =
            new ModuleCommand("oracle-import", Port.ORACLE.partName(), "io.bithedge.oracle.app.ImportCloses", 192);

    private final Layout layout;
    private final SystemState running;

    public ClosesImport(Layout layout, SystemState running) {
        this.layout = layout;
        this.running = running;
    }

    /** Returns the exit status of the import. */
    public int ofFile(Path file) throws IOException, InterruptedException {
        return run(List.of("--bithedge.import.from=" + file.toAbsolutePath()));
    }

    public int ofVenue(String venue, int days) throws IOException, InterruptedException {
        return run(List.of("--bithedge.import.venue=" + venue, "--bithedge.import.days=" + days));
    }

    private int run(List<String> settings) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(settings);
        words.add("--spring.kafka.bootstrap-servers=" + running.bootstrapServers());
        words.add("--bithedge.registry.url=" + running.registryUrl());
        return IMPORT.run(layout, words);
    }
}
