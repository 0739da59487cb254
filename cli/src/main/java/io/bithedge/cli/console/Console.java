package io.bithedge.cli.console;

import java.io.PrintStream;

/** Readable lines, each with the seconds since the start. */
public final class Console {
    private final PrintStream out;
    private final long startedAtNs = System.nanoTime();

    public Console(PrintStream out) {
        this.out = out;
    }

    public void progress(String line) {
        synchronized (out) {
            out.printf("[%6.1f s] %s%n", seconds(), line);
            out.flush();
        }
    }

    public void plain(String text) {
        synchronized (out) {
            out.println(text);
            out.flush();
        }
    }

    public double seconds() {
        return (System.nanoTime() - startedAtNs) / 1e9;
    }
}
