/**
 * One type per amount, for everything that is read, answered or shown: a burn height cannot stand where a Stacks height is meant, nor an
 * amount of one token where the other is. The folds count in {@code long}; a value gets its type where it leaves them.
 *
 * <p>Prices and basis points are in {@link io.bithedge.ledger.policy}, with the formulas that take them.
 */
@NullMarked
package io.bithedge.ledger.unit;

import org.jspecify.annotations.NullMarked;
