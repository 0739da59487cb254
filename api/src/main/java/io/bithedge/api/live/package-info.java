/** Server-sent events: one look at the state for everybody who follows it. */
@NullMarked
package io.bithedge.api.live;

import org.jspecify.annotations.NullMarked;
