package io.bithedge.topology.read;

import io.bithedge.pool.view.NotReadyException;
import io.bithedge.pool.view.PoolViews.AsOf;
import io.bithedge.pool.view.PoolViews.PositionView;
import io.bithedge.schemas.avro.StageState;
import io.bithedge.topology.stage.Keys;
import io.bithedge.topology.stage.Layout;
import io.bithedge.topology.stage.StoreNames;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** How far the folds have come: the slowest one counts. */
final class PositionReader {
    private final StoreAccess stores;
    private final Layout layout;
    private final Tables tables;

    PositionReader(StoreAccess stores, Layout layout, Tables tables) {
        this.stores = stores;
        this.layout = layout;
        this.tables = tables;
    }

    PositionView read() {
        try {
            return slowest();
        } catch (InvalidStateStoreException e) {
            throw new NotReadyException("the state is being read: " + e.getMessage());
        }
    }

    private PositionView slowest() {
        List<AsOf> positions = new ArrayList<>();
        List<String> halted = new ArrayList<>();
        // The hold releases blocks, it applies none: it can halt, and is never the slowest.
        stage(StoreNames.FINALITY, 1, new ArrayList<>(), halted);
        // The reconciliation follows behind: how far it is stands beside the incidents.
        stage(StoreNames.RECONCILE, 1, new ArrayList<>(), halted);
        stage(StoreNames.BOOK, layout.bookPartitions(), positions, halted);
        stage(StoreNames.ACCOUNT, layout.providerPartitions(), positions, halted);
        stage(StoreNames.POLICY, layout.policyPartitions(), positions, halted);
        stage(StoreNames.PRICE, 1, positions, halted);
        stage(StoreNames.EXPOSURE, layout.bookPartitions(), positions, halted);
        for (int partition = 0; partition < layout.bookPartitions(); partition++) {
            positions.add(tables.vintagesAsOf(partition));
        }
        AsOf slowest =
                positions.stream().min(Comparator.comparing(AsOf::height)).orElse(AsOf.NOTHING);
        return new PositionView(slowest.height(), slowest, halted);
    }

    private void stage(String stage, int partitions, List<AsOf> positions, List<String> halted) {
        for (int partition = 0; partition < partitions; partition++) {
            Optional<ReadOnlyKeyValueStore<String, StageState>> store =
                    stores.local(StoreNames.position(stage), partition);
            if (store.isEmpty()) {
                requireElsewhere(stage, partition);
                continue;
            }
            StageState state = store.get().get(Keys.ONLY);
            positions.add(state == null ? AsOf.NOTHING : Rows.asOf(state.getAsOf()));
            if (state != null && !state.getHalted().isEmpty()) {
                halted.add(state.getHalted());
            }
        }
    }

    /** A partition that nobody else can have is ours and being restored: without it the position would be too high. */
    private void requireElsewhere(String stage, int partition) {
        if (stores.otherHosts().isEmpty()) {
            throw new NotReadyException("partition %d of the %s stage is being restored".formatted(partition, stage));
        }
    }
}
