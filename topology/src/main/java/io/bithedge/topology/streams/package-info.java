/** How the streams run: options, error handling, the bounded memory of the stores. */
@NullMarked
package io.bithedge.topology.streams;

import org.jspecify.annotations.NullMarked;
