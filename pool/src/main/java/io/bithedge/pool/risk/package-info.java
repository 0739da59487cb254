/** What the pool may have to pay: rules over cells of like policies. Pure. Doubles live in the model only, and become integers at once. */
@NullMarked
package io.bithedge.pool.risk;

import org.jspecify.annotations.NullMarked;
