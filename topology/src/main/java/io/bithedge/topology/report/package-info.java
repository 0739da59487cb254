/** Recomputes the risk of a past block from the facts, as a command of its own. */
@NullMarked
package io.bithedge.topology.report;

import org.jspecify.annotations.NullMarked;
