/** Hand-written fakes and the reader's view of the stream. */
@NullMarked
package io.bithedge.watcher.testing;

import org.jspecify.annotations.NullMarked;
