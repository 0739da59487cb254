package io.bithedge.cli.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Says that the disk of a folder is nearly full, while there is still time to do something. */
public final class DiskWatch {
    /** The broker writes some hundred megabytes at once when it opens a segment of each partition. */
    private static final long LOW_BYTES = 1L << 30;

    private DiskWatch() {}

    /** Empty while there is room, or when nobody can tell. */
    public static Optional<String> remark(Path folder) {
        try {
            return remark(folder, Files.getFileStore(folder).getUsableSpace());
        } catch (IOException unknown) {
            return Optional.empty();
        }
    }

    static Optional<String> remark(Path folder, long usableBytes) {
        return usableBytes >= LOW_BYTES
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "the disk of %s has less than %d MB left: make room, or everything that is written there stops",
                        folder,
                        step(usableBytes >> 20)));
    }

    /** The next power of two: said again when half of it is gone, not with every megabyte. */
    private static long step(long megabytes) {
        return Long.highestOneBit(megabytes) * 2 + (megabytes == 0 ? 1 : 0);
    }
}
