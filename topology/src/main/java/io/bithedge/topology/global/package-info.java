/** Tables that every instance has whole. */
@NullMarked
package io.bithedge.topology.global;

import org.jspecify.annotations.NullMarked;
