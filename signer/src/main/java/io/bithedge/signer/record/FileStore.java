package io.bithedge.signer.record;

import io.bithedge.stacks.signing.OwnerOnly;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;

/** The record in a file of its owner alone, locked as long as the process lives: two signers never share one. */
public final class FileStore implements RecordStore {
    private final Path file;
    private final FileChannel channel;

    private FileStore(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    public static FileStore open(Path file) throws IOException {
        if (!Files.exists(file)) {
            OwnerOnly.create(file, new byte[0]);
        }
        OwnerOnly.require(file);
        FileChannel channel = FileChannel.open(file, EnumSet.of(StandardOpenOption.READ, StandardOpenOption.WRITE));
        if (lock(channel) == null) {
            channel.close();
            throw new FileSystemException(file.toString(), null, "another signer has it open");
        }
        return new FileStore(file, channel);
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException sameProcess) {
            return null;
        }
    }

    @Override
    public byte[] readAll() throws IOException {
        ByteBuffer content = ByteBuffer.allocate(Math.toIntExact(channel.size()));
        while (content.hasRemaining()) {
            if (channel.read(content, content.position()) < 0) {
                throw new FileSystemException(file.toString(), null, "became shorter while it was read");
            }
        }
        return content.array();
    }

    @Override
    public void truncate(long size) throws IOException {
        channel.truncate(size);
        channel.force(true);
    }

    @Override
    public void append(byte[] bytes) throws IOException {
        ByteBuffer left = ByteBuffer.wrap(bytes);
        long end = channel.size();
        while (left.hasRemaining()) {
            end += channel.write(left, end);
        }
        channel.force(true);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
