/** Refusals and failures: one form for all, with a stable code. */
@NullMarked
package io.bithedge.api.problem;

import org.jspecify.annotations.NullMarked;
