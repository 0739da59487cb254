package io.bithedge.api.providers;

import io.bithedge.api.wire.Json;
import io.bithedge.pool.view.PoolViews.EntryView;

/** One act of a provider, or one epoch: `txid` is empty for an EPOCH. */
public record EntryItem(
        String kind,
        String token,
        String tier,
        long epoch,
        String capital,
        String premium,
        String weight,
        long height,
        String indexBlockHash,
        long burnHeight,
        long blockTime,
        String txid) {
    public static EntryItem of(EntryView entry) {
        String[] book = entry.book().split(":", 2);
        return new EntryItem(
                entry.kind().name(),
                book[0],
                book[1],
                entry.epoch(),
                Json.text(entry.capital()),
                Json.text(entry.premium()),
                Json.text(entry.weight()),
                entry.height(),
                entry.indexBlockHash(),
                entry.burnHeight(),
                entry.blockTime(),
                entry.txid());
    }
}
