/** Books folded from vault facts; epochs closed and opened. */
@NullMarked
package io.bithedge.topology.book;

import org.jspecify.annotations.NullMarked;
