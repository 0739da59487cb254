/** Wires the process: configuration, life cycle, health. */
@NullMarked
package io.bithedge.topology.app;

import org.jspecify.annotations.NullMarked;
