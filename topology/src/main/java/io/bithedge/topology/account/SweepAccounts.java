package io.bithedge.topology.account;

import io.bithedge.ledger.Account;
import io.bithedge.ledger.BookId;
import io.bithedge.ledger.Sweep;
import io.bithedge.ledger.claim.ClaimSubtree;
import io.bithedge.ledger.claim.Leaf;
import io.bithedge.schemas.avro.AccountEntry;
import io.bithedge.schemas.avro.AccountEntryKind;
import io.bithedge.schemas.avro.AccountLeaf;
import io.bithedge.schemas.avro.EpochClosing;
import io.bithedge.schemas.avro.EpochWeighed;
import io.bithedge.topology.map.AccountMapper;
import io.bithedge.topology.map.ClaimNodeMapper;
import io.bithedge.topology.map.ClosingMapper;
import io.bithedge.topology.map.LeafMapper;
import io.bithedge.topology.stage.Layout;
import java.util.Optional;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Weighs the accounts of a book in one partition at a closing: the nodes of the leaves with which the next epoch opens, and an account and
 * a line for each. The leaf of the epoch that closes is kept: withdrawals need it until the next one is open.
 */
final class SweepAccounts {
    private final KeyValueStore<String, io.bithedge.schemas.avro.Account> accounts;
    private final KeyValueStore<String, AccountLeaf> leaves;
    private final KeyValueStore<String, Long> weights;
    private final Outputs outputs;

    /** Where what a sweep finds goes, by provider. */
    interface Outputs {
        void account(String provider, io.bithedge.schemas.avro.Account row);

        void line(String provider, AccountEntry line);

        /** {@code before} has the weights of vintages that {@code after} has no more. */
        void weighed(Weighed weighed);
    }

    /** An account before and behind a closing, and the row of it that is kept. */
    record Weighed(EpochClosing closing, Account before, Account after, io.bithedge.schemas.avro.Account row) {}

    SweepAccounts(
            KeyValueStore<String, io.bithedge.schemas.avro.Account> accounts,
            KeyValueStore<String, AccountLeaf> leaves,
            KeyValueStore<String, Long> weights,
            Outputs outputs) {
        this.accounts = accounts;
        this.leaves = leaves;
        this.weights = weights;
        this.outputs = outputs;
    }

    EpochWeighed sweep(EpochClosing record, int partition, Layout layout) {
        io.bithedge.ledger.EpochClosing closing = ClosingMapper.decode(record);
        Sweep sweep = Sweep.of(closing);
        ClaimSubtree tree = new ClaimSubtree(partition, layout.providerPartitions());
        long count = 0;
        try (KeyValueIterator<String, io.bithedge.schemas.avro.Account> all =
                accounts.prefixScan(AccountKeys.book(closing.book()), new StringSerializer())) {
            while (all.hasNext()) {
                KeyValue<String, io.bithedge.schemas.avro.Account> next = all.next();
                Account after = weigh(sweep, record, next);
                leaf(closing.book(), next, after, closing.epoch() + 1).ifPresent(tree::add);
                count += after.weights().of(closing.epoch() + 1) > 0 ? 1 : 0;
            }
        }
        return new EpochWeighed(
                record.getToken(),
                record.getTier(),
                record.getEpoch(),
                partition,
                layout.providerPartitions(),
                tree.root().sum(),
                count,
                ClaimNodeMapper.encode(tree.buckets()));
    }

    private Account weigh(Sweep sweep, EpochClosing closing, KeyValue<String, io.bithedge.schemas.avro.Account> row) {
        BookId book = sweep.closing().book();
        Account before = AccountMapper.decode(row.value);
        keep(row.key, leaf(book, row, before, closing.getEpoch()));
        Sweep.Weighing weighing = sweep.weigh(before);
        if (weighing.account().equals(before)) {
            return before;
        }
        String provider = row.value.getProvider();
        long opening = closing.getEpoch() + 1;
        io.bithedge.schemas.avro.Account after =
                AccountMapper.encode(provider, book, weighing.account(), row.value.getPosition());
        accounts.put(row.key, after);
        outputs.account(provider, after);
        outputs.weighed(new Weighed(closing, before, weighing.account(), after));
        if (weighing.weight() > 0) {
            weights.put(AccountKeys.weight(book, opening, provider), weighing.weight());
        }
        if (weighing.weight() > 0 || before.weights().of(closing.getEpoch()) > 0) {
            outputs.line(provider, line(provider, closing, weighing));
        }
        return weighing.account();
    }

    private static Optional<Leaf> leaf(
            BookId book, KeyValue<String, io.bithedge.schemas.avro.Account> row, Account account, long epoch) {
        return Leaf.of(book, row.value.getProvider(), account.atOpening(epoch));
    }

    /** Before the account itself: whoever reads beside us finds one of them. */
    private void keep(String key, Optional<Leaf> leaf) {
        if (leaf.isPresent()) {
            leaves.put(key, LeafMapper.encode(leaf.get()));
        } else if (leaves.get(key) != null) {
            leaves.delete(key);
        }
    }

    private static AccountEntry line(String provider, EpochClosing closing, Sweep.Weighing weighing) {
        return new AccountEntry(
                provider,
                closing.getToken(),
                closing.getTier(),
                AccountEntryKind.EPOCH,
                closing.getEpoch() + 1,
                weighing.account().balance(),
                0L,
                weighing.weight(),
                closing.getClosedHeight(),
                closing.getClosedIndexBlockHash(),
                closing.getClosedBurnHeight(),
                closing.getClosedBlockTime(),
                "");
    }
}
