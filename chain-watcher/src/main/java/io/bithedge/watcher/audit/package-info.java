/** Compares what the chain says with what was published. */
@NullMarked
package io.bithedge.watcher.audit;

import org.jspecify.annotations.NullMarked;
