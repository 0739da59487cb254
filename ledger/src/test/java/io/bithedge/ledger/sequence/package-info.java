/** Random legal histories of a chain, from a printed seed, with shrinking by removing steps. */
@NullMarked
package io.bithedge.ledger.sequence;

import org.jspecify.annotations.NullMarked;
