package io.bithedge.signer.server;

import io.bithedge.signer.Refusal;
import io.bithedge.signer.Refusal.Code;
import io.bithedge.stacks.json.JsonMismatchException;
import io.bithedge.stacks.remote.FrameChannel;
import io.bithedge.stacks.remote.SignerAnswer;
import io.bithedge.stacks.remote.SignerCodec;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One client: a request, its answer, the next request. */
final class Connection implements Runnable {
    /** A client may be silent for long, but not within a frame. */
    private static final Duration IDLE = Duration.ofDays(1);

    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    private final FrameChannel frames;
    private final SigningDesk desk;
    private final Duration frame;
    private final BiConsumer<Connection, End> ended;
    /** Held from a request to its answer. */
    private final ReentrantLock answering = new ReentrantLock();

    /** How it came to its end. */
    enum End {
        CLIENT_GONE,
        DESK_FAILED
    }

    Connection(SocketChannel client, SigningDesk desk, Duration frame, BiConsumer<Connection, End> ended)
            throws IOException {
        this.frames = new FrameChannel(client);
        this.desk = desk;
        this.frame = frame;
        this.ended = ended;
    }

    @Override
    public void run() {
        End end = End.DESK_FAILED;
        try {
            serve();
            end = End.CLIENT_GONE;
        } catch (IOException e) {
            LOG.debug("a client is gone: {}", e.getMessage());
            end = End.CLIENT_GONE;
        } catch (RuntimeException e) {
            LOG.error("the signer stops: it cannot know any more what it signed", e);
        } finally {
            close();
            ended.accept(this, end);
        }
    }

    private void serve() throws IOException {
        Optional<byte[]> request = next();
        while (request.isPresent()) {
            answering.lock();
            try {
                frames.write(SignerCodec.encode(answer(request.get())), frame);
            } finally {
                answering.unlock();
            }
            request = next();
        }
    }

    /** After a wrong length nobody knows where the next frame begins: one answer, and the end. */
    private Optional<byte[]> next() throws IOException {
        try {
            return frames.read(IDLE, frame);
        } catch (ProtocolException e) {
            frames.write(SignerCodec.encode(malformed(e)), frame);
            throw e;
        }
    }

    private SignerAnswer answer(byte[] request) {
        try {
            return desk.answer(SignerCodec.decodeRequest(request));
        } catch (JsonMismatchException e) {
            return malformed(e);
        }
    }

    private SignerAnswer malformed(Exception e) {
        return desk.refuse("nobody", new Refusal(Code.MALFORMED_REQUEST, String.valueOf(e.getMessage())));
    }

    /** Waits for the answer that is being given. */
    void close() {
        answering.lock();
        try {
            frames.close();
        } catch (IOException e) {
            LOG.debug("closing a client: {}", e.getMessage());
        } finally {
            answering.unlock();
        }
    }
}
