package io.bithedge.pool.view;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.ledger.unit.PolicyId;
import io.bithedge.ledger.unit.StacksHeight;
import io.bithedge.ledger.yield.Timeline;
import io.bithedge.pool.view.PoolViews.AccountView;
import io.bithedge.pool.view.PoolViews.AsOf;
import io.bithedge.pool.view.PoolViews.BookView;
import io.bithedge.pool.view.PoolViews.Located;
import io.bithedge.pool.view.PoolViews.Page;
import io.bithedge.pool.view.PoolViews.PolicyView;
import io.bithedge.pool.view.PoolViews.VintageView;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A history in memory: tests set the fields, the methods read them. Answers as of a block are those of the pool. */
public final class FakeHistory implements HistoryViews {
    private final FakeViews pool;

    public final Map<StacksHeight, AsOf> blocks = new HashMap<>();
    public final Map<String, ProviderPast> providers = new HashMap<>();
    public final List<SoldPolicy> sold = new ArrayList<>();
    public final List<Snapshot> snapshots = new ArrayList<>();
    public final Map<Asset, List<DailyPrice>> closes = new EnumMap<>(Asset.class);
    public Timeline timeline = new Timeline(1, List.of());

    FakeHistory(FakeViews pool) {
        this.pool = pool;
    }

    void reset() {
        blocks.clear();
        providers.clear();
        sold.clear();
        snapshots.clear();
        closes.clear();
        timeline = new Timeline(1, List.of());
    }

    @Override
    public Moment moment(StacksHeight height) {
        AsOf block = blocks.get(height);
        return block == null
                ? new Moment.Unavailable("block %s is not final here yet".formatted(height))
                : new Moment.Known(block);
    }

    @Override
    public AsOf lastBlockAt(BurnHeight burnHeight, AsOf until) {
        return pool.position.asOf();
    }

    @Override
    public List<BookView> books(AsOf at) {
        return pool.books();
    }

    @Override
    public Optional<BookView> book(BookId book, AsOf at) {
        return pool.book(book);
    }

    @Override
    public List<VintageView> vintages(BookId book, AsOf at) {
        return pool.vintages(book);
    }

    @Override
    public Located<List<AccountView>> accounts(String provider, AsOf at) {
        return pool.accounts(provider);
    }

    @Override
    public Located<Optional<PolicyView>> policy(PolicyId id, AsOf at) {
        return pool.policy(id);
    }

    @Override
    public BookPast book(BookId book, Heights heights) {
        return new BookPast(book, timeline, pool.position.asOf());
    }

    @Override
    public Located<ProviderPast> provider(String provider, Heights heights) {
        return pool.located(
                providers.getOrDefault(provider, new ProviderPast(provider, List.of(), pool.position.asOf())));
    }

    @Override
    public Page<SoldPolicy> sold(SoldIn which, Optional<String> cursor, int limit) {
        List<SoldPolicy> found = sold.stream()
                .filter(it ->
                        which.from().compareTo(it.epoch()) <= 0 && it.epoch().compareTo(which.to()) <= 0)
                .toList();
        return new Page<>(found, Optional.empty());
    }

    @Override
    public List<Snapshot> snapshots(BurnHeight from, BurnHeight to, int limit) {
        return snapshots.stream()
                .filter(it -> it.asOf().burnHeight().isAtOrAfter(from)
                        && to.isAtOrAfter(it.asOf().burnHeight()))
                .limit(limit)
                .toList();
    }

    @Override
    public Located<List<DailyPrice>> closes(Asset asset, int days) {
        List<DailyPrice> all = closes.getOrDefault(asset, List.of());
        return pool.located(all.subList(Math.max(0, all.size() - days), all.size()));
    }
}
