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
        return new EntryItem(
                entry.kind().name(),
                entry.book().token().name(),
                entry.book().tier().chainName(),
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
