package io.bithedge.api.policies;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.bithedge.pool.view.BlockPlace;
import io.bithedge.pool.view.PolicyEventKind;
import io.bithedge.pool.view.PoolViews.PolicyEntryView;

/** One event of a policy. `code` is the contract's error of an ITEM_FAILED, 0 otherwise. */
public record PolicyHistoryItem(
        PolicyEventKind kind, long code, @JsonUnwrapped BlockPlace place) {
    public static PolicyHistoryItem of(PolicyEntryView entry) {
        return new PolicyHistoryItem(entry.kind(), entry.code(), entry.place());
    }
}
