/** The model that prices policies and measures them. Doubles live here and in the rules that call it; they become integers at once. */
@NullMarked
package io.bithedge.pool.pricing;

import org.jspecify.annotations.NullMarked;
