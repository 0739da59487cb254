/** Chains behind an HTTP API. */
@NullMarked
package io.bithedge.watcher.source;

import org.jspecify.annotations.NullMarked;
