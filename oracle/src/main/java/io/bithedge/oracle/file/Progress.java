package io.bithedge.oracle.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far a ticks file was published: offsets count from `startedAtMs`, lines before byte `position` are done.
 * Stored beside the state so that a restart goes on instead of replaying the market from its beginning.
 */
record Progress(long startedAtMs, long position) {
    private static final Pattern STORED = Pattern.compile("started-at-ms=([0-9]{1,15}) position=([0-9]{1,15})\n");

    static Optional<Progress> load(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            Matcher stored = STORED.matcher(Files.readString(file));
            if (!stored.matches()) {
                throw new IllegalStateException(
                        file + ": expected 'started-at-ms=N position=N'; delete it to start over");
            }
            return Optional.of(new Progress(Long.parseLong(stored.group(1)), Long.parseLong(stored.group(2))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Durable and atomic: a crash leaves the old content or the new one. */
    void store(Path file) {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        byte[] text = "started-at-ms=%d position=%d\n"
                .formatted(startedAtMs, position)
                .getBytes(StandardCharsets.UTF_8);
        try {
            try (FileChannel channel = FileChannel.open(
                    fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
                ByteBuffer buffer = ByteBuffer.wrap(text);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
