package io.bithedge.topology.streams;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/** Which stores are being read from the beginning of their changelogs, and are of no time until that is done. */
public final class Restores implements StateRestoreListener {
    private record Store(String name, int partition) {}

    private final Set<Store> running = ConcurrentHashMap.newKeySet();

    public boolean isRestoring(String store, int partition) {
        return running.contains(new Store(store, partition));
    }

    @Override
    public void onRestoreStart(TopicPartition changelog, String store, long startingOffset, long endingOffset) {
        // A copy that takes over only lacks the end; it may wait there for the transaction of an instance that died.
        if (startingOffset == 0) {
            running.add(new Store(store, changelog.partition()));
        }
    }

    @Override
    public void onBatchRestored(TopicPartition changelog, String store, long batchEndOffset, long numRestored) {
        // It is still running.
    }

    @Override
    public void onRestoreEnd(TopicPartition changelog, String store, long totalRestored) {
        running.remove(new Store(store, changelog.partition()));
    }

    @Override
    public void onRestoreSuspended(TopicPartition changelog, String store, long totalRestored) {
        running.remove(new Store(store, changelog.partition()));
    }
}
