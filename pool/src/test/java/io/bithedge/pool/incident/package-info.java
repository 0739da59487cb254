/** Acknowledgements in memory. */
@NullMarked
package io.bithedge.pool.incident;

import org.jspecify.annotations.NullMarked;
