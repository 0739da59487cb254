package io.bithedge.topology.read;

import io.bithedge.pool.view.NotReadyException;
import io.bithedge.pool.view.PoolViews.AsOf;
import io.bithedge.pool.view.PoolViews.PositionView;
import io.bithedge.schemas.avro.StageState;
import io.bithedge.topology.read.StoreAccess.Address;
import io.bithedge.topology.stage.Keys;
import io.bithedge.topology.stage.Layout;
import io.bithedge.topology.stage.StoreNames;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.errors.InvalidStateStoreException;

/** How far the folds of all partitions have come, on whatever instance: the slowest one counts. */
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
        List<Address> addresses = new ArrayList<>();
        // The hold releases blocks, it applies none: it can halt, and is never the slowest.
        add(addresses, StoreNames.FINALITY, 1);
        // The reconciliation follows behind: how far it is stands beside the incidents.
        add(addresses, StoreNames.RECONCILE, 1);
        int folds = addresses.size();
        add(addresses, StoreNames.BOOK, layout.bookPartitions());
        add(addresses, StoreNames.ACCOUNT, layout.providerPartitions());
        add(addresses, StoreNames.POLICY, layout.policyPartitions());
        add(addresses, StoreNames.PRICE, 1);
        add(addresses, StoreNames.EXPOSURE, layout.bookPartitions());
        List<Optional<StageState>> states = stores.rows(addresses);
        List<AsOf> positions = new ArrayList<>(states.stream()
                .skip(folds)
                .map(state -> state.map(it -> Rows.asOf(it.getAsOf())).orElse(AsOf.NOTHING))
                .toList());
        List<String> halted = states.stream()
                .flatMap(Optional::stream)
                .map(StageState::getHalted)
                .filter(reason -> !reason.isEmpty())
                .toList();
        for (int partition = 0; partition < layout.bookPartitions(); partition++) {
            positions.add(tables.vintagesAsOf(partition));
        }
        AsOf slowest =
                positions.stream().min(Comparator.comparing(AsOf::height)).orElse(AsOf.NOTHING);
        return new PositionView(slowest.height(), slowest, halted);
    }

    private static void add(List<Address> addresses, String stage, int partitions) {
        for (int partition = 0; partition < partitions; partition++) {
            addresses.add(new Address(StoreNames.position(stage), partition, Keys.ONLY));
        }
    }
}
