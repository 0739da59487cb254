/** From blocks to the records of the stream. */
@NullMarked
package io.bithedge.watcher.record;

import org.jspecify.annotations.NullMarked;
