package io.bithedge.topology.account;

import io.bithedge.ledger.Account;
import io.bithedge.ledger.AccountOutcome;
import io.bithedge.ledger.BookFact.AccountFact;
import io.bithedge.ledger.BookId;
import io.bithedge.ledger.EpochClosing;
import io.bithedge.ledger.LongMap;
import io.bithedge.ledger.claim.Leaf;
import io.bithedge.schemas.avro.AccountEntry;
import io.bithedge.schemas.avro.AccountLeaf;
import io.bithedge.schemas.avro.BlockMarker;
import io.bithedge.schemas.avro.EpochWeighed;
import io.bithedge.schemas.avro.EventPosition;
import io.bithedge.schemas.serde.StoredSerdes;
import io.bithedge.topology.map.AccountMapper;
import io.bithedge.topology.map.ClosingMapper;
import io.bithedge.topology.stage.Layout;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/** One partition of the account stage: its stores and its sweep, of as many partitions as there shall be. */
final class AccountPartition {
    private static final BlockMarker ENDED = new BlockMarker(1L, "0x1", 1L, 600L, 1L);

    private final int partition;
    private final Layout layout;
    private final KeyValueStore<String, io.bithedge.schemas.avro.Account> accounts;
    private final KeyValueStore<String, AccountLeaf> leaves;
    private final SweepAccounts sweep;

    AccountPartition(int partition, int partitions) {
        this.partition = partition;
        this.layout = new Layout(1, partitions, 1);
        this.accounts = store("accounts", StoredSerdes.of(io.bithedge.schemas.avro.Account.class));
        this.leaves = store("leaves", StoredSerdes.of(AccountLeaf.class));
        this.sweep = new SweepAccounts(accounts, leaves, store("weights", Serdes.Long()), new Untold());
    }

    /** What is told beside the stores is of no interest here. */
    private static final class Untold implements SweepAccounts.Outputs {
        @Override
        public void account(String provider, io.bithedge.schemas.avro.Account row) {}

        @Override
        public void line(String provider, AccountEntry line) {}

        @Override
        public void weighed(SweepAccounts.Weighed weighed) {}
    }

    void apply(BookId book, AccountFact fact) {
        String key = AccountKeys.account(book, fact.provider());
        io.bithedge.schemas.avro.Account row = accounts.get(key);
        Account before = row == null ? Account.NEW : AccountMapper.decode(row);
        if (!(before.apply(fact) instanceof AccountOutcome.Applied(Account after))) {
            throw new AssertionError("not applied: " + fact);
        }
        EventPosition at = new EventPosition(
                fact.position().height(),
                "0x1",
                fact.position().burnHeight(),
                600L,
                "0x2",
                fact.position().txIndex(),
                fact.position().ordinal());
        accounts.put(key, AccountMapper.encode(fact.provider(), book, after, at));
    }

    EpochWeighed sweep(EpochClosing closing) {
        return sweep.sweep(ClosingMapper.encode(closing, LongMap.empty(), ENDED), partition, layout);
    }

    List<Leaf> leaves(BookId book, int bucket, long epoch) {
        return new BookLeaves(accounts, leaves).ofBucket(book, bucket, epoch);
    }

    long kept() {
        return leaves.approximateNumEntries();
    }

    private static <V> KeyValueStore<String, V> store(String name, Serde<V> serde) {
        KeyValueStore<String, V> store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(name), Serdes.String(), serde)
                .withLoggingDisabled()
                .withCachingDisabled()
                .build();
        store.init(new MockProcessorContext<Void, Void>().getStateStoreContext(), store);
        return store;
    }
}
