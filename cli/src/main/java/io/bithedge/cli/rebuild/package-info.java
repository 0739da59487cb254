/** Folds everything anew when the state and what is read no longer fit. */
@NullMarked
package io.bithedge.cli.rebuild;

import org.jspecify.annotations.NullMarked;
