/** Prices, limits and signatures of quotes. */
@NullMarked
package io.bithedge.pool.quote;

import org.jspecify.annotations.NullMarked;
