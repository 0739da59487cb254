package io.bithedge.api.policies;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.bithedge.pool.view.PoolViews.PolicyEntryView;

/** One event of a policy. `code` is the contract's error of an ITEM_FAILED, 0 otherwise. */
public record PolicyHistoryItem(@JsonUnwrapped PolicyEntryView entry) {}
