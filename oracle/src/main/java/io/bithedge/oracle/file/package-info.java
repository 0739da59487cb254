/** Prices out of files that grow: ticks with pacing, daily closes. */
@NullMarked
package io.bithedge.oracle.file;

import org.jspecify.annotations.NullMarked;
