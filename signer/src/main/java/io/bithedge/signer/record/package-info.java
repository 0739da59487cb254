/** What was signed: an append-only file, and what follows from it for the next request. */
@NullMarked
package io.bithedge.signer.record;

import org.jspecify.annotations.NullMarked;
