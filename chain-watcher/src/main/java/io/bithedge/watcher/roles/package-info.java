/** Who holds which role of the pool at the newest final block, and what is announced: read beside the stream of events. */
@NullMarked
package io.bithedge.watcher.roles;

import org.jspecify.annotations.NullMarked;
