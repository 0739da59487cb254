/** From the prints of our contracts to events. */
@NullMarked
package io.bithedge.watcher.decode;

import org.jspecify.annotations.NullMarked;
