/** The stream and the cursor in Kafka. */
@NullMarked
package io.bithedge.watcher.sink;

import org.jspecify.annotations.NullMarked;
