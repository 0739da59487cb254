/** What all stages share: decoding, position, halting, incidents, keys and partitioners. */
@NullMarked
package io.bithedge.topology.stage;

import org.jspecify.annotations.NullMarked;
