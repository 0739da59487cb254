/** Prices as they are observed, and the feeds that publish them. Pure but for the publisher. */
@NullMarked
package io.bithedge.oracle;

import org.jspecify.annotations.NullMarked;
