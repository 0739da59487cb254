package io.bithedge.oracle.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** A text file that somebody appends to. Only whole lines are seen: the last one waits for its line feed. */
final class TailedFile {
    private static final int CHUNK_BYTES = 1 << 20;

    private final Path path;
    private long position;

    /** A line without its line feed, and where in the file the next one begins. */
    record Line(String text, long end) {}

    TailedFile(Path path, long position) {
        this.path = path;
        this.position = position;
    }

    boolean exists() {
        return Files.isReadable(path);
    }

    /** True when the file is shorter than what was read of it: it is another file by now. */
    boolean isReplaced() {
        try {
            return exists() && Files.size(path) < position;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void rewind() {
        position = 0;
    }

    /** The whole lines behind the last ones read, up to one chunk of them. */
    List<Line> readNew() {
        if (!exists()) {
            return List.of();
        }
        byte[] chunk = readChunk();
        List<Line> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < chunk.length; i++) {
            if (chunk[i] == '\n') {
                String text = new String(chunk, start, i - start, StandardCharsets.UTF_8).strip();
                start = i + 1;
                lines.add(new Line(text, position + start));
            }
        }
        if (lines.isEmpty() && chunk.length == CHUNK_BYTES) {
            throw new IllegalStateException(
                    "%s: no line feed within %d bytes at byte %d".formatted(path, CHUNK_BYTES, position));
        }
        position += start;
        return lines;
    }

    private byte[] readChunk() {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            ByteBuffer buffer = ByteBuffer.allocate((int) Math.clamp(channel.size() - position, 0L, CHUNK_BYTES));
            while (buffer.hasRemaining()) {
                if (channel.read(buffer, position + buffer.position()) < 0) {
                    break;
                }
            }
            byte[] bytes = new byte[buffer.position()];
            buffer.flip().get(bytes);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
