package io.bithedge.topology.read;

import io.bithedge.pool.view.NotReadyException;
import io.bithedge.schemas.avro.Policy;
import io.bithedge.topology.read.StoreAccess.Address;
import io.bithedge.topology.stage.Keys;
import io.bithedge.topology.stage.StoreNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The policies of one partition, and their index. */
record PolicyPartition(StoreAccess stores, int partition) {
    ReadOnlyKeyValueStore<String, Policy> policies() {
        return stores.partition(StoreNames.POLICIES, partition);
    }

    ReadOnlyKeyValueStore<String, Long> index() {
        return stores.partition(StoreNames.POLICY_INDEX, partition);
    }

    /** The policies of the next ids of the index, {@code most} of them, read at once. */
    List<Policy> next(KeyValueIterator<String, Long> ids, int most) {
        List<Address> addresses = new ArrayList<>();
        while (addresses.size() < most && ids.hasNext()) {
            addresses.add(new Address(StoreNames.POLICIES, partition, Keys.padded(ids.next().value)));
        }
        List<Optional<Policy>> found = stores.rows(addresses);
        return found.stream().map(policy -> policy.orElseThrow(this::moved)).toList();
    }

    /** Index and policies were read of different instances. */
    private NotReadyException moved() {
        return new NotReadyException(
                "partition %d of the policies moved while it was read, ask again".formatted(partition));
    }
}
