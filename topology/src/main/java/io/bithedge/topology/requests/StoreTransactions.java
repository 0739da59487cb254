package io.bithedge.topology.requests;

import io.bithedge.pool.transaction.WalletTransaction;
import io.bithedge.pool.transaction.WalletTransactions;
import io.bithedge.pool.view.NotReadyException;
import io.bithedge.schemas.avro.TransactionLife;
import io.bithedge.schemas.avro.WatchedTransaction;
import io.bithedge.topology.read.StoreAccess;
import io.bithedge.topology.stage.StoreNames;
import java.util.Optional;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** What the watcher saw, else that it was registered: from the tables that every instance has. */
public final class StoreTransactions implements WalletTransactions {
    private final StoreAccess stores;

    public StoreTransactions(StoreAccess stores) {
        this.stores = stores;
    }

    @Override
    public Optional<WalletTransaction> find(String txid) {
        return Optional.ofNullable(
                        this.<TransactionLife>table(StoreNames.ALL_OBSERVED).get(txid))
                .map(StoreTransactions::observed)
                .or(() -> Optional.ofNullable(this.<WatchedTransaction>table(StoreNames.ALL_WATCHED)
                                .get(txid))
                        .map(row -> WalletTransaction.registered(row.getTxid(), row.getRegisteredAtMs())));
    }

    private static WalletTransaction observed(TransactionLife row) {
        return new WalletTransaction(
                row.getTxid(),
                WalletTransaction.Status.valueOf(row.getStatus().name()),
                row.getDeep(),
                row.getWatched(),
                new WalletTransaction.Call(row.getSender(), row.getContract(), row.getFunction()),
                new WalletTransaction.Place(
                        row.getHeight(),
                        row.getIndexBlockHash(),
                        row.getBurnHeight(),
                        row.getWireStatus(),
                        QuoteMapper.bytes(row.getResult())),
                row.getChangedAtMs());
    }

    private <V> ReadOnlyKeyValueStore<String, V> table(String name) {
        return stores.<V>global(name)
                .orElseThrow(() -> new NotReadyException("the table of transactions is being read, ask again"));
    }
}
