/** The public topics of the real topology. */
@NullMarked
package io.bithedge.topology.published;

import org.jspecify.annotations.NullMarked;
