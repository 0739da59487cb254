package io.bithedge.api.policies;

import io.bithedge.pool.view.PoolViews.PolicyEntryView;

/** One event of a policy. `code` is the contract's error of an ITEM_FAILED, 0 otherwise. */
public record PolicyHistoryItem(
        String kind, long code, long height, String indexBlockHash, long burnHeight, long blockTime, String txid) {
    public static PolicyHistoryItem of(PolicyEntryView entry) {
        return new PolicyHistoryItem(
                entry.kind(),
                entry.code(),
                entry.height(),
                entry.indexBlockHash(),
                entry.burnHeight(),
                entry.blockTime(),
                entry.txid());
    }
}
