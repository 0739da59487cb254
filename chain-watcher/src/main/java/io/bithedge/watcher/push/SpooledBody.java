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

    /** The body is larger than memory should hold, and the folder did not take it. */
    static final class NotKept extends IOException {
        private static final long serialVersionUID = 1L;

        NotKept(Path folder, IOException cause) {
            super(
                    "a push was not taken: its body could not be kept in %s: %s".formatted(folder, cause.getMessage()),
                    cause);
        }
    }

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
        SpooledBody body = new SpooledBody(new byte[0], Optional.of(newFile(folder)));
        try (FileOutput out = new FileOutput(folder, body.file.orElseThrow())) {
            out.write(head, head.length);
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

    private static Path newFile(Path folder) throws NotKept {
        try {
            return Files.createTempFile(folder, "push-", ".json");
        } catch (IOException e) {
            throw new NotKept(folder, e);
        }
    }

    /** What goes wrong here is the folder's fault, not the client's. */
    private static final class FileOutput implements AutoCloseable {
        private final Path folder;
        private final OutputStream out;

        FileOutput(Path folder, Path file) throws NotKept {
            this.folder = folder;
            try {
                this.out = Files.newOutputStream(file);
            } catch (IOException e) {
                throw new NotKept(folder, e);
            }
        }

        void write(byte[] bytes, int length) throws NotKept {
            try {
                out.write(bytes, 0, length);
            } catch (IOException e) {
                throw new NotKept(folder, e);
            }
        }

        @Override
        public void close() throws NotKept {
            try {
                out.close();
            } catch (IOException e) {
                throw new NotKept(folder, e);
            }
        }
    }

    /** Copies at most one byte more than allowed, and says how many there were. */
    private static long copy(InputStream in, FileOutput out, long allowed) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long copied = 0;
        while (copied <= allowed) {
            int read = in.readNBytes(buffer, 0, (int) Math.min(buffer.length, allowed + 1 - copied));
            if (read == 0) {
                break;
            }
            out.write(buffer, read);
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
