package io.bithedge.topology.app;

import io.bithedge.topology.streams.PoolStreams;
import org.springframework.context.SmartLifecycle;

/** Starts the streams before HTTP takes requests, and closes them after it has drained. */
final class StreamsLifecycle implements SmartLifecycle {
    /** Below the web server's phases: started earlier, stopped later. */
    private static final int PHASE = 0;

    private final PoolStreams streams;
    private volatile boolean isRunning;

    StreamsLifecycle(PoolStreams streams) {
        this.streams = streams;
    }

    @Override
    public void start() {
        streams.start();
        isRunning = true;
    }

    @Override
    public void stop() {
        streams.close();
        isRunning = false;
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
