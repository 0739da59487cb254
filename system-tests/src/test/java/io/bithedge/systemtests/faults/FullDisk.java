package io.bithedge.systemtests.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The disk of one instance's state, which is a {@link SmallDisk}, has not a byte left for a while. */
record FullDisk() implements Fault {
    private static final Duration TIME = Duration.ofSeconds(60);
    private static final int CHUNK = 1 << 16;

    @Override
    public String name() {
        return "full disk of topology-2 for " + TIME.toSeconds() + " s";
    }

    @Override
    public void happen(Cluster cluster) throws Exception {
        Path rest = cluster.disk().folder().resolve("everything-else");
        try {
            fill(rest);
            Thread.sleep(TIME);
        } finally {
            Files.deleteIfExists(rest);
        }
    }

    /** To the last byte. */
    private static void fill(Path file) throws IOException {
        byte[] chunk = new byte[CHUNK];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int size = CHUNK; size > 0; ) {
                try {
                    out.write(chunk, 0, size);
                } catch (IOException full) {
                    size /= 2;
                }
            }
        }
    }
}
