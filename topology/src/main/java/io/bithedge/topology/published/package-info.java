/** The rows of the public topics, from facts and from what the folds keep. */
@NullMarked
package io.bithedge.topology.published;

import org.jspecify.annotations.NullMarked;
