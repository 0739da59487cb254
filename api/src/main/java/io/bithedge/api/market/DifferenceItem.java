package io.bithedge.api.market;

import io.bithedge.pool.view.PoolViews.DifferenceView;

/** One thing in which the vault and the books are not the same. */
public record DifferenceItem(String code, String subject, String expected, String got) {
    static DifferenceItem of(DifferenceView it) {
        return new DifferenceItem(it.code(), it.subject(), it.expected(), it.got());
    }
}
