package io.bithedge.cli.process;

import io.bithedge.stacks.signing.OwnerOnly;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The log file of a part. */
public final class PartLog {
    private static final int TAIL_BYTES = 64 << 10;

    private PartLog() {}

    /** Makes room for a new run: one older file is kept. */
    static void prepare(Path log) throws IOException {
        OwnerOnly.narrowFolder(log.resolveSibling("").toAbsolutePath());
        if (Files.exists(log) && Files.size(log) > LogKeeper.MAX_BYTES) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Returns the last lines, oldest first; none when there is no file. */
    public static List<String> tail(Path log, int lines) {
        if (!Files.exists(log)) {
            return List.of();
        }
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long from = Math.max(0, file.length() - (long) TAIL_BYTES * Math.max(1, lines / 100));
            file.seek(from);
            byte[] bytes = new byte[Math.toIntExact(file.length() - from)];
            file.readFully(bytes);
            List<String> all = new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return all.subList(Math.max(0, all.size() - lines), all.size());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("reading " + log, unreadable);
        }
    }
}
