package io.bithedge.topology.read;

import io.bithedge.schemas.avro.StageState;
import io.bithedge.topology.stage.Keys;
import io.bithedge.topology.stage.Layout;
import io.bithedge.topology.stage.StoreNames;
import io.bithedge.topology.view.PoolViews.AsOf;
import io.bithedge.topology.view.PoolViews.PositionView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

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
        List<AsOf> positions = new ArrayList<>();
        List<String> halted = new ArrayList<>();
        // The hold releases blocks, it applies none: it can halt, and is never the slowest.
        stage(StoreNames.FINALITY, 1, new ArrayList<>(), halted);
        stage(StoreNames.BOOK, layout.bookPartitions(), positions, halted);
        stage(StoreNames.ACCOUNT, layout.providerPartitions(), positions, halted);
        stage(StoreNames.POLICY, layout.policyPartitions(), positions, halted);
        stage(StoreNames.PRICE, 1, positions, halted);
        for (int partition = 0; partition < layout.bookPartitions(); partition++) {
            positions.add(tables.vintagesAsOf(partition));
        }
        AsOf slowest =
                positions.stream().min(Comparator.comparingLong(AsOf::height)).orElse(AsOf.NOTHING);
        return new PositionView(slowest.height(), slowest, halted);
    }

    private void stage(String stage, int partitions, List<AsOf> positions, List<String> halted) {
        for (int partition = 0; partition < partitions; partition++) {
            stores.<StageState>local(StoreNames.position(stage), partition).ifPresent(store -> {
                StageState state = store.get(Keys.ONLY);
                positions.add(state == null ? AsOf.NOTHING : Rows.asOf(state.getAsOf()));
                if (state != null && !state.getHalted().isEmpty()) {
                    halted.add(state.getHalted());
                }
            });
        }
    }
}
