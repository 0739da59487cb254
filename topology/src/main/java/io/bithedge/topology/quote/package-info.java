/** Prices, limits and signatures of quotes. The pricing model is the one place where doubles live; its result becomes an integer at once. */
@NullMarked
package io.bithedge.topology.quote;

import org.jspecify.annotations.NullMarked;
