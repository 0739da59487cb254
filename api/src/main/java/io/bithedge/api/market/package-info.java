/** Prices, volatility, incidents and reconciliation. */
@NullMarked
package io.bithedge.api.market;

import org.jspecify.annotations.NullMarked;
