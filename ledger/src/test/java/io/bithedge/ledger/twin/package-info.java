/** Two slow and obviously right versions of a book to compare with. */
@NullMarked
package io.bithedge.ledger.twin;

import org.jspecify.annotations.NullMarked;
