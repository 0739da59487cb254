@NullMarked
package io.bithedge.ledger;

import org.jspecify.annotations.NullMarked;
