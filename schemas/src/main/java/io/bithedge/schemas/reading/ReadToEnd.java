package io.bithedge.schemas.reading;

import io.bithedge.schemas.Topic;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Reads partitions to where they ended when the reading began. The consumer decides what counts: one that reads only what is committed
 * ends at the last stable offset, below which nothing of an open transaction lies. Used by one thread.
 */
public final class ReadToEnd<K, V> {
    /** Polls come back empty behind aborted records; a broker that went away looks the same, but does not end. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);

    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<K, V> consumer;
    private final Duration longestSilence;

    public ReadToEnd(Consumer<K, V> consumer) {
        this(consumer, LONGEST_SILENCE);
    }

    /** After `longestSilence` without a record it gives up with a TimeoutException. */
    public ReadToEnd(Consumer<K, V> consumer, Duration longestSilence) {
        this.consumer = consumer;
        this.longestSilence = longestSilence;
    }

    /** None when the broker has no such topic. */
    public List<TopicPartition> partitions(Topic<?> topic) {
        return Optional.ofNullable(consumer.partitionsFor(topic.name())).orElse(List.of()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    /** Every record. In the order of each partition; partitions come interleaved. */
    public void all(Collection<TopicPartition> partitions, java.util.function.Consumer<ConsumerRecord<K, V>> each) {
        from(Offset.BEGINNING, partitions, read -> {
            each.accept(read);
            return true;
        });
    }

    /** Whether there is a record at all. */
    public boolean isEmpty(Collection<TopicPartition> partitions) {
        return from(Offset.BEGINNING, partitions, read -> false);
    }

    /**
     * From an offset on, until `taker` says false. Leaves the consumer at the ends, or behind the record that was refused.
     *
     * @return whether it came to the ends.
     */
    public boolean from(long offset, TopicPartition partition, Predicate<ConsumerRecord<K, V>> taker) {
        return from(new Offset(offset), List.of(partition), taker);
    }

    private record Offset(long value) {
        private static final Offset BEGINNING = new Offset(-1);
    }

    private boolean from(Offset offset, Collection<TopicPartition> partitions, Predicate<ConsumerRecord<K, V>> taker) {
        consumer.assign(partitions);
        if (offset.equals(Offset.BEGINNING)) {
            consumer.seekToBeginning(partitions);
        } else {
            partitions.forEach(partition -> consumer.seek(partition, offset.value()));
        }
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        long deadline = System.nanoTime() + longestSilence.toNanos();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (ConsumerRecord<K, V> read : consumer.poll(POLL)) {
                deadline = System.nanoTime() + longestSilence.toNanos();
                TopicPartition partition = new TopicPartition(read.topic(), read.partition());
                if (read.offset() < ends.getOrDefault(partition, 0L) && !taker.test(read)) {
                    consumer.seek(partition, read.offset() + 1);
                    return false;
                }
            }
            if (System.nanoTime() > deadline) {
                throw new TimeoutException("no record of %s for %s".formatted(partitions, longestSilence));
            }
        }
        // What came with the last poll and lies behind the ends comes again.
        ends.forEach((partition, end) -> consumer.seek(partition, Math.max(end, offset.value())));
        return true;
    }
}
