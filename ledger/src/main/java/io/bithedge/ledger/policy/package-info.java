/** The money of one policy: what it locks, what it pays, at which price. Exact; every rounding is in a name. */
@NullMarked
package io.bithedge.ledger.policy;

import org.jspecify.annotations.NullMarked;
