package io.bithedge.topology.app;

import io.bithedge.topology.streams.PoolStreams;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import java.util.Optional;
import org.apache.kafka.streams.KafkaStreams;
import org.jspecify.annotations.Nullable;

/**
 * Kafka's own metrics of threads, clients and lags, by their own names. Those of each task, store and cache are left out: there are
 * thousands of them.
 */
final class StreamsMeters implements MeterBinder, AutoCloseable {
    private final PoolStreams streams;

    @Nullable
    private KafkaStreamsMetrics bound;

    StreamsMeters(PoolStreams streams) {
        this.streams = streams;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (String many : new String[] {"state", "task", "processor.node", "record.cache", "topic"}) {
            registry.config().meterFilter(MeterFilter.denyNameStartsWith("kafka.stream." + many));
        }
        streams.follow(next -> rebind(next, registry));
    }

    /** What was set up anew has metrics of its own. */
    private synchronized void rebind(KafkaStreams next, MeterRegistry registry) {
        close();
        bound = new KafkaStreamsMetrics(next);
        bound.bindTo(registry);
    }

    @Override
    public synchronized void close() {
        Optional.ofNullable(bound).ifPresent(KafkaStreamsMetrics::close);
        bound = null;
    }
}
