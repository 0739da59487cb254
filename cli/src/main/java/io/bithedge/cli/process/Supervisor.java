package io.bithedge.cli.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Starts parts, keeps them running, stops them in the reverse order of their start. */
public final class Supervisor {
    private final Silence.Patience patience;
    private final Consumer<String> report;
    private final Consumer<List<Supervised>> onChange;
    private final List<Supervised> parts = new CopyOnWriteArrayList<>();
    private volatile boolean stopped;

    /**
     * @param report receives one line per event worth telling an operator
     * @param onChange receives all parts whenever a process was started, died or became ready; called from any thread, one at a time. What
     *     it throws is reported and changes nothing
     */
    public Supervisor(Consumer<String> report, Consumer<List<Supervised>> onChange) {
        this(Silence.Patience.USUAL, report, onChange);
    }

    /** {@code patience} says when a part that answers nothing is ended and started again. */
    public Supervisor(Silence.Patience patience, Consumer<String> report, Consumer<List<Supervised>> onChange) {
        this.patience = patience;
        this.report = report;
        this.onChange = onChange;
    }

    public Supervised start(Part part) {
        if (stopped) {
            throw new PartFailedException(part.name() + " was not started: everything is stopping");
        }
        try {
            Supervised supervised = new Supervised(part, patience, report, this::changed);
            parts.add(supervised);
            changed();
            return supervised;
        } catch (IOException unstartable) {
            throw new UncheckedIOException(
                    "starting " + part.name() + " with " + part.command().get(0), unstartable);
        }
    }

    public List<Supervised> parts() {
        return List.copyOf(parts);
    }

    /** Stops every part, last started first. */
    public void stopAll() {
        stopped = true;
        for (Supervised supervised : List.copyOf(parts).reversed()) {
            report.accept("stopping " + supervised.part().name());
            supervised.stop();
        }
        changed();
    }

    /** Book-keeping that fails ends nobody's watch: it is told, and comes again with the next change. */
    private synchronized void changed() {
        try {
            onChange.accept(parts());
        } catch (RuntimeException failed) {
            report.accept("the state of the parts is not written down: " + failed);
        }
    }
}
