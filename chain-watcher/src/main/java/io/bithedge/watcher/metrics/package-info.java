/** What the watcher counts and measures. */
@NullMarked
package io.bithedge.watcher.metrics;

import org.jspecify.annotations.NullMarked;
