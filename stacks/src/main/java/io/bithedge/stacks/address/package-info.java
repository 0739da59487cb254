/** Addresses in c32check text and principals. */
@NullMarked
package io.bithedge.stacks.address;

import org.jspecify.annotations.NullMarked;
