@NullMarked
package io.bithedge.ledger.unit;

import org.jspecify.annotations.NullMarked;
