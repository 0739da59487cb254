/** Answers the questions of the read side from the state stores. */
@NullMarked
package io.bithedge.topology.read;

import org.jspecify.annotations.NullMarked;
