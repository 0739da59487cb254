/** Benchmarks: side by side in one run, ratios before absolute figures. */
@NullMarked
package io.bithedge.benchmarks;

import org.jspecify.annotations.NullMarked;
