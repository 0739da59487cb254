package io.bithedge.topology.read;

import io.bithedge.pool.view.NotReadyException;
import io.bithedge.pool.view.PoolHealth;
import io.bithedge.pool.view.PoolViews;
import io.bithedge.topology.streams.PoolStreams;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.InvalidStateStoreException;

/**
 * Red when the streams stopped or stand still, the broker is silent, or a stage halted. Ready while every partition can be read, here or at
 * another instance, also when partitions move.
 */
public final class StreamsHealth implements PoolHealth {
    private final PoolStreams streams;
    private final PoolViews views;

    private final Supplier<Optional<String>> brokerSilence;

    /** {@code brokerSilence}: in words since when the broker is silent; the streams only wait for it. */
    public StreamsHealth(PoolStreams streams, PoolViews views, Supplier<Optional<String>> brokerSilence) {
        this.streams = streams;
        this.views = views;
        this.brokerSilence = brokerSilence;
    }

    @Override
    public State state() {
        boolean isRunning = streams.isRunning();
        if (!isRunning && !isMoving()) {
            return new State(false, false, streams.reason());
        }
        Optional<String> silence = brokerSilence.get().or(() -> isRunning ? streams.standstill() : Optional.empty());
        if (silence.isPresent()) {
            return new State(false, false, silence.get() + ": what is shown is of before");
        }
        try {
            List<String> halted = views.position().halted();
            return new State(halted.isEmpty(), halted.isEmpty(), String.join("; ", halted));
        } catch (NotReadyException | InvalidStateStoreException e) {
            return new State(true, false, isRunning ? String.valueOf(e.getMessage()) : streams.reason());
        }
    }

    private boolean isMoving() {
        return streams.running()
                .filter(it -> it.state() == KafkaStreams.State.REBALANCING)
                .isPresent();
    }
}
