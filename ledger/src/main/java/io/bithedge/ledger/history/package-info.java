/** Histories of one book as the reference model writes them: facts without places, epochs that close and open in one step. */
@NullMarked
package io.bithedge.ledger.history;

import org.jspecify.annotations.NullMarked;
