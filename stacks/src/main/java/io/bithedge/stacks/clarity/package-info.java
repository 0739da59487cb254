/** Clarity values: in memory, on the wire, and as literals. */
@NullMarked
package io.bithedge.stacks.clarity;

import org.jspecify.annotations.NullMarked;
