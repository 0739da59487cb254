/** What is current by the clock of the wall: stream time stands still when the stream does. */
@NullMarked
package io.bithedge.pool.fresh;

import org.jspecify.annotations.NullMarked;
