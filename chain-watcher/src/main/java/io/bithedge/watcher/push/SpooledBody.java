package io.bithedge.watcher.push;

import io.bithedge.stacks.client.PushBody;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A posted body: in memory up to 256 KiB, else in a file that is gone when it is closed. */
final class SpooledBody implements PushBody, AutoCloseable {
    static final int IN_MEMORY_BYTES = 256 * 1024;

    private final byte[] head;
    private final Optional<Path> file;

    private SpooledBody(byte[] head, Optional<Path> file) {
        this.head = head;
        this.file = file;
    }

    /** Reads to the end; empty when there are more than `maxBytes`. The folder must exist. */
    static Optional<SpooledBody> read(InputStream in, long maxBytes, Path folder) throws IOException {
        byte[] head = in.readNBytes((int) Math.min(IN_MEMORY_BYTES, maxBytes + 1));
        if (head.length > maxBytes) {
            return Optional.empty();
        }
        if (head.length < IN_MEMORY_BYTES) {
            return Optional.of(new SpooledBody(head, Optional.empty()));
        }
        Path file = Files.createTempFile(folder, "push-", ".json");
        SpooledBody body = new SpooledBody(new byte[0], Optional.of(file));
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(head);
            if (head.length + copy(in, out, maxBytes - head.length) <= maxBytes) {
                return Optional.of(body);
            }
        } catch (IOException e) {
            body.close();
            throw e;
        }
        body.close();
        return Optional.empty();
    }

    /** Copies at most one byte more than allowed, and says how many there were. */
    private static long copy(InputStream in, OutputStream out, long allowed) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long copied = 0;
        while (copied <= allowed) {
            int read = in.readNBytes(buffer, 0, (int) Math.min(buffer.length, allowed + 1 - copied));
            if (read == 0) {
                break;
            }
            out.write(buffer, 0, read);
            copied += read;
        }
        return copied;
    }

    @Override
    public InputStream open() throws IOException {
        return file.isPresent() ? Files.newInputStream(file.get()) : new ByteArrayInputStream(head);
    }

    @Override
    public void close() throws IOException {
        if (file.isPresent()) {
            Files.deleteIfExists(file.get());
        }
    }
}
