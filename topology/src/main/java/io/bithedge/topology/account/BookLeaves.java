package io.bithedge.topology.account;

import io.bithedge.ledger.Account;
import io.bithedge.ledger.BookId;
import io.bithedge.ledger.claim.Leaf;
import io.bithedge.schemas.avro.AccountLeaf;
import io.bithedge.topology.map.AccountMapper;
import io.bithedge.topology.map.LeafMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * The leaves of a book in one partition, for the open epoch and for the one that is proposed. An account that was weighed for an epoch, and
 * not since, has its leaf in itself: what happened meanwhile makes no difference. The next weighing folds what the leaf names, so it keeps
 * the leaf first ({@link SweepAccounts}): one for each account, until the weighing after it.
 */
public final class BookLeaves {
    private final ReadOnlyKeyValueStore<String, io.bithedge.schemas.avro.Account> accounts;
    private final ReadOnlyKeyValueStore<String, AccountLeaf> kept;

    public BookLeaves(
            ReadOnlyKeyValueStore<String, io.bithedge.schemas.avro.Account> accounts,
            ReadOnlyKeyValueStore<String, AccountLeaf> kept) {
        this.accounts = accounts;
        this.kept = kept;
    }

    /** The leaves of a bucket, ascending by address. Of an epoch that is neither open nor proposed they are not all there. */
    public List<Leaf> ofBucket(BookId book, int bucket, long epoch) {
        List<Leaf> leaves = new ArrayList<>();
        Map<String, AccountLeaf> keptOfBucket = keptOf(AccountKeys.bucket(book, bucket));
        try (KeyValueIterator<String, io.bithedge.schemas.avro.Account> rows =
                accounts.prefixScan(AccountKeys.bucket(book, bucket), new StringSerializer())) {
            while (rows.hasNext()) {
                leaf(book, epoch, rows.next(), keptOfBucket).ifPresent(leaves::add);
            }
        }
        return leaves;
    }

    /** One range, as the rows may be at another instance. */
    private Map<String, AccountLeaf> keptOf(String bucket) {
        Map<String, AccountLeaf> leaves = new HashMap<>();
        try (KeyValueIterator<String, AccountLeaf> rows = kept.prefixScan(bucket, new StringSerializer())) {
            rows.forEachRemaining(row -> leaves.put(row.key, row.value));
        }
        return leaves;
    }

    private static Optional<Leaf> leaf(
            BookId book,
            long epoch,
            KeyValue<String, io.bithedge.schemas.avro.Account> row,
            Map<String, AccountLeaf> keptOfBucket) {
        String provider = row.value.getProvider();
        Account account = AccountMapper.decode(row.value);
        if (account.closedThrough() < epoch) {
            return account.closedThrough() == epoch - 1
                    ? Leaf.of(book, provider, account.atOpening(epoch))
                    : Optional.empty();
        }
        return Optional.ofNullable(keptOfBucket.get(row.key))
                .filter(leaf -> leaf.getEpoch() == epoch)
                .map(leaf -> LeafMapper.decode(book, provider, leaf));
    }
}
