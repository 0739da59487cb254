package io.bithedge.cli.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keeps every log small while its program writes: above the limit what is there becomes the one older file, and the log begins
 * anew. Programs append, so that the file may be cut under them; a few lines between copy and cut are lost.
 */
public final class LogKeeper {
    /** Of one log; its older file has as much. */
    static final long MAX_BYTES = 32L << 20;

    private static final String SUFFIX = ".log";

    private final Path folder;
    private final long maxBytes;

    public LogKeeper(Path folder) {
        this(folder, MAX_BYTES);
    }

    LogKeeper(Path folder, long maxBytes) {
        this.folder = folder;
        this.maxBytes = maxBytes;
    }

    /** Looks at all logs. Returns what was lost; throws when a log cannot even be cut. */
    public Optional<String> look() throws IOException {
        List<String> lost = new ArrayList<>();
        for (Path log : logs()) {
            if (Files.size(log) > maxBytes) {
                turn(log).ifPresent(lost::add);
            }
        }
        return lost.stream().findFirst();
    }

    private List<Path> logs() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX)).toList();
        }
    }

    /** On a full disk there is no room for the older file: then the log is cut without one. */
    private static Optional<String> turn(Path log) throws IOException {
        Optional<String> lost = Optional.empty();
        Path older = log.resolveSibling(log.getFileName() + ".1");
        try {
            Files.deleteIfExists(older);
            Files.copy(log, older, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException noRoom) {
            lost = Optional.of("%s is cut, and what was in it is lost: %s".formatted(log, noRoom));
        }
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
            file.setLength(0);
        }
        return lost;
    }
}
