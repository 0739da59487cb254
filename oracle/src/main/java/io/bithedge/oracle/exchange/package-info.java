/** Prices of public exchanges over HTTP. */
@NullMarked
package io.bithedge.oracle.exchange;

import org.jspecify.annotations.NullMarked;
