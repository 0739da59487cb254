package io.bithedge.cli.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keeps every log small while its program writes: above the limit its end becomes the one older file, and the log begins anew. Programs
 * append, so that the file may be cut under them; a few lines between copy and cut are lost.
 */
public final class LogKeeper {
    /** Of one log, and what is written between two looks; its older file has no more. */
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

    /** As much as may be kept, up to where it ended just now: a program that writes as fast as this copies would be followed for ever. */
    private void copyEnd(Path log, Path older) throws IOException {
        try (FileChannel from = FileChannel.open(log);
                FileChannel to = FileChannel.open(older, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            long end = from.size();
            long at = Math.max(0, end - maxBytes);
            while (at < end) {
                at += from.transferTo(at, end - at, to);
            }
        }
    }

    /** On a full disk there is no room for the older file: then the log is cut without one. */
    private Optional<String> turn(Path log) throws IOException {
        Optional<String> lost = Optional.empty();
        Path older = log.resolveSibling(log.getFileName() + ".1");
        try {
            Files.deleteIfExists(older);
            copyEnd(log, older);
        } catch (IOException noRoom) {
            lost = Optional.of("%s is cut, and what was in it is lost: %s".formatted(log, noRoom));
        }
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
            file.setLength(0);
        }
        return lost;
    }
}
