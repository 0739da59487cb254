@NullMarked
package io.bithedge.ledger.claim;

import org.jspecify.annotations.NullMarked;
