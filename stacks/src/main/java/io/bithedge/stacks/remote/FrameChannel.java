package io.bithedge.stacks.remote;

import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;

/**
 * Frames over a socket: 4 bytes of length, big-endian, then so many bytes. A length is checked before anything is allocated for
 * it, and nobody waits longer than he said. One reader and writer; close may come from any thread and ends a wait.
 */
public final class FrameChannel implements AutoCloseable {
    /** A transaction of our largest call has about 1,500 bytes, which is twice that in hex. */
    public static final int MOST_BYTES = 256 << 10;

    private static final int HEAD_BYTES = 4;

    private final SocketChannel channel;
    private final Selector selector;
    private final SelectionKey key;

    public FrameChannel(SocketChannel channel) throws IOException {
        this.channel = channel;
        channel.configureBlocking(false);
        this.selector = Selector.open();
        this.key = channel.register(selector, 0);
    }

    /**
     * Reads one frame; empty when the other side has closed between two.
     *
     * @param untilFirst how long the first byte may take
     * @param rest how long the others may take after it
     * @throws ProtocolException when the length is none; the connection is of no use after it
     */
    public Optional<byte[]> read(Duration untilFirst, Duration rest) throws IOException {
        ByteBuffer first = ByteBuffer.allocate(1);
        if (!fill(first, deadline(untilFirst))) {
            return Optional.empty();
        }
        long deadline = deadline(rest);
        ByteBuffer head = ByteBuffer.allocate(HEAD_BYTES).put(first.get(0));
        fillOrFail(head, deadline);
        int length = head.getInt(0);
        if (length < 1 || length > MOST_BYTES) {
            throw new ProtocolException(
                    "a frame has 1 to %d bytes, this one %d".formatted(MOST_BYTES, Integer.toUnsignedLong(length)));
        }
        ByteBuffer body = ByteBuffer.allocate(length);
        fillOrFail(body, deadline);
        return Optional.of(body.array());
    }

    public void write(byte[] frame, Duration patience) throws IOException {
        if (frame.length < 1 || frame.length > MOST_BYTES) {
            throw new ProtocolException("a frame has 1 to %d bytes, not %d".formatted(MOST_BYTES, frame.length));
        }
        long deadline = deadline(patience);
        ByteBuffer bytes = ByteBuffer.allocate(HEAD_BYTES + frame.length);
        bytes.putInt(frame.length).put(frame).flip();
        while (bytes.hasRemaining()) {
            if (channel.write(bytes) == 0) {
                await(SelectionKey.OP_WRITE, deadline);
            }
        }
    }

    private void fillOrFail(ByteBuffer buffer, long deadline) throws IOException {
        if (!fill(buffer, deadline)) {
            throw new EOFException("closed within a frame");
        }
    }

    /** False when the other side has closed. */
    private boolean fill(ByteBuffer buffer, long deadline) throws IOException {
        while (buffer.hasRemaining()) {
            int count = channel.read(buffer);
            if (count < 0) {
                return false;
            }
            if (count == 0) {
                await(SelectionKey.OP_READ, deadline);
            }
        }
        return true;
    }

    private void await(int operation, long deadline) throws IOException {
        try {
            key.interestOps(operation);
            long leftMs = (deadline - System.nanoTime()) / 1_000_000;
            if (leftMs <= 0) {
                throw new SocketTimeoutException("the other side was too slow");
            }
            selector.select(leftMs);
            selector.selectedKeys().clear();
        } catch (ClosedSelectorException | CancelledKeyException e) {
            throw new AsynchronousCloseException();
        }
    }

    private static long deadline(Duration patience) {
        return System.nanoTime() + patience.toNanos();
    }

    @Override
    public void close() throws IOException {
        selector.close();
        channel.close();
    }
}
