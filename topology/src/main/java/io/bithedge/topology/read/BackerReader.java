package io.bithedge.topology.read;

import io.bithedge.ledger.Account;
import io.bithedge.ledger.BookId;
import io.bithedge.ledger.EpochWeights;
import io.bithedge.ledger.PolicyLock;
import io.bithedge.ledger.PolicyShare;
import io.bithedge.ledger.Token;
import io.bithedge.ledger.VintageTable;
import io.bithedge.ledger.policy.BasisPoints;
import io.bithedge.ledger.unit.SubUnits;
import io.bithedge.ledger.unit.Units;
import io.bithedge.pool.view.PoolViews.BackerView;
import io.bithedge.pool.view.PoolViews.Page;
import io.bithedge.pool.view.PoolViews.PolicyView;
import io.bithedge.pool.view.PoolViews.VintageView;
import io.bithedge.topology.account.AccountKeys;
import io.bithedge.topology.stage.Layout;
import io.bithedge.topology.stage.StoreNames;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;

/** Who backs a policy: the weights of the epoch it was sold in, also when that epoch is long over. */
final class BackerReader {
    private final StoreAccess stores;
    private final Layout layout;
    private final Tables tables;

    BackerReader(StoreAccess stores, Layout layout, Tables tables) {
        this.stores = stores;
        this.layout = layout;
        this.tables = tables;
    }

    /** The cursor is {@code partition:provider} of the last backer shown. */
    Page<BackerView> read(PolicyView policy, VintageView vintage, Optional<String> cursor, int limit) {
        int from = cursor.map(it -> Integer.parseInt(it.substring(0, it.indexOf(':'))))
                .orElse(0);
        String after = cursor.map(it -> it.substring(it.indexOf(':') + 1)).orElse("");
        BookId book = policy.terms().book();
        long epoch = vintage.epoch().value();
        VintageTable table = tables.vintageTable(book, List.of(epoch));
        PolicyLock lock = new PolicyLock(
                policy.id().value(), epoch, policy.terms().collateral().value(), netPremium(policy));
        List<BackerView> items = new ArrayList<>();
        String last = "";
        for (int partition = from; partition < layout.providerPartitions(); partition++) {
            String first = AccountKeys.weights(book, epoch);
            try (KeyValueIterator<String, Long> found = stores.<Long>partition(StoreNames.WEIGHTS, partition)
                    .range(first + (partition == from ? after : ""), first + "~")) {
                while (found.hasNext()) {
                    KeyValue<String, Long> next = found.next();
                    String provider = AccountKeys.providerOf(next.key);
                    if (partition == from && provider.equals(after)) {
                        continue;
                    }
                    if (items.size() == limit) {
                        return new Page<>(items, Optional.of(last));
                    }
                    items.add(backer(book.token(), provider, next.value, share(next.value, lock, table)));
                    last = partition + ":" + provider;
                }
            }
        }
        return new Page<>(items, Optional.empty());
    }

    private static BackerView backer(Token token, String provider, long weight, PolicyShare carried) {
        return new BackerView(
                provider,
                new SubUnits(weight),
                new Units(token, carried.collateral()),
                new Units(token, carried.premium()));
    }

    private static PolicyShare share(long weight, PolicyLock lock, VintageTable table) {
        EpochWeights weights = EpochWeights.of(new long[] {lock.epoch()}, new long[] {weight});
        Account account = new Account(
                Account.NEW.baseEpoch(),
                Account.NEW.closedThrough(),
                0,
                0,
                0,
                weights,
                0,
                0,
                List.of(),
                Account.NEW.position());
        return account.share(lock, table);
    }

    /** What the buyer paid less the fee: premium - floor(premium x fee-bps / 10,000). */
    private long netPremium(PolicyView policy) {
        long premium = policy.terms().premium().value();
        long feeBps =
                tables.book(policy.terms().book()).map(book -> book.getFeeBps()).orElse(0L);
        BigInteger fee = BigInteger.valueOf(premium)
                .multiply(BigInteger.valueOf(feeBps))
                .divide(BigInteger.valueOf(BasisPoints.ONE));
        return premium - fee.longValueExact();
    }
}
