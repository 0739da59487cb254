/** Accounts folded from provider facts; weighed when an epoch closes. */
@NullMarked
package io.bithedge.topology.account;

import org.jspecify.annotations.NullMarked;
