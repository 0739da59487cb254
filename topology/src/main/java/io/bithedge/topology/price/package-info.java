/** Prices aggregated from ticks, volatility, and the submission of prices to the chain. */
@NullMarked
package io.bithedge.topology.price;

import org.jspecify.annotations.NullMarked;
