package io.bithedge.standalone.parts;

import io.bithedge.standalone.parts.DevnetPart.Mining;
import io.bithedge.standalone.process.Part;
import io.bithedge.standalone.process.Supervised;
import io.bithedge.standalone.process.Supervisor;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Brings all parts up in the order in which they need each other. */
public final class Starter {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Layout layout;
    private final Ports ports;
    private final Mining mining;
    private final Supervisor supervisor;
    private final Consumer<String> report;

    public Starter(
            Layout layout,
            Ports ports,
            Mining mining,
            int epochBlocks,
            Supervisor supervisor,
            Consumer<String> report) {
        this.layout = layout;
        this.ports = ports;
        this.mining = mining;
        this.supervisor = supervisor;
        this.report = report;
    }

    public void startAll() throws IOException, InterruptedException {
        RegistryPart registry = new RegistryPart(layout, ports);
        List<Supervised> ground = new ArrayList<>();
        ground.add(start(new KafkaPart(layout, ports).prepare()));
        ground.add(start(registry.prepare()));
        ground.add(start(new DevnetPart(layout, ports, mining).prepare()));
        awaitReady(ground);
        registry.setCompatibility();
    }

    private Supervised start(Part part) {
        report.accept("starting " + part.name());
        return supervisor.start(part);
    }

    private void awaitReady(List<Supervised> parts) {
        for (Supervised supervised : parts) {
            supervised.awaitReady(PATIENCE);
            report.accept(supervised.part().name() + " is ready on port "
                    + supervised.part().port());
        }
    }
}
