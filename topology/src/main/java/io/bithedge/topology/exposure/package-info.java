/** Folds what begins and ends exposure into cells, and measures their risk at the end of a block. */
@NullMarked
package io.bithedge.topology.exposure;

import org.jspecify.annotations.NullMarked;
