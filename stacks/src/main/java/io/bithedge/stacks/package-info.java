/** The Stacks protocol: bytes, hashes, names and networks that all parts of it share. */
@NullMarked
package io.bithedge.stacks;

import org.jspecify.annotations.NullMarked;
