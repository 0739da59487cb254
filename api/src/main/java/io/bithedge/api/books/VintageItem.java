package io.bithedge.api.books;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.bithedge.pool.view.PoolViews.VintageView;

/** The totals of the policies that were sold in one epoch. */
public record VintageItem(@JsonUnwrapped VintageView vintage) {}
