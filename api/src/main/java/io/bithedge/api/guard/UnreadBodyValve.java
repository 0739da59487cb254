package io.bithedge.api.guard;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/**
 * Ends the connection behind an answer that was given without reading the body. The container would wait for all of it, however slowly
 * it comes; what comes at once is taken, so that the sender hears the answer.
 */
final class UnreadBodyValve extends ValveBase {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final int MOST_BYTES = 2 << 20;

    UnreadBodyValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
        if (!request.isAsync() && !isRead(request)) {
            takeWhatComes(request.getCoyoteRequest());
            if (!isRead(request)) {
                request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
            }
        }
    }

    private static boolean isRead(Request request) {
        AtomicBoolean isRead = new AtomicBoolean();
        request.getCoyoteRequest().action(ActionCode.REQUEST_BODY_FULLY_READ, isRead);
        return isRead.get();
    }

    /** From the protocol itself: to the application the body is closed by now. */
    private static void takeWhatComes(org.apache.coyote.Request request) {
        long beginNanos = System.nanoTime();
        Discarded discarded = new Discarded();
        try {
            int taken = 0;
            for (int got = 0; got >= 0 && taken < MOST_BYTES; got = request.doRead(discarded)) {
                taken += got;
                if (System.nanoTime() - beginNanos > PATIENCE.toNanos()) {
                    return;
                }
            }
        } catch (IOException gone) {
            // Whoever sent it does not wait for the answer, or sends too slowly to hear it.
        }
    }

    private static final class Discarded implements ApplicationBufferHandler {
        private ByteBuffer bytes = ByteBuffer.allocate(0);

        @Override
        public void setByteBuffer(ByteBuffer buffer) {
            this.bytes = buffer;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return bytes;
        }

        @Override
        public void expand(int size) {
            // Nothing is kept.
        }
    }
}
