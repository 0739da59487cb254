/** Transactions: their parts, wire format, hashes to sign, and building. */
@NullMarked
package io.bithedge.stacks.transaction;

import org.jspecify.annotations.NullMarked;
