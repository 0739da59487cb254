/** Configuration and start of the process. */
@NullMarked
package io.bithedge.watcher.app;

import org.jspecify.annotations.NullMarked;
