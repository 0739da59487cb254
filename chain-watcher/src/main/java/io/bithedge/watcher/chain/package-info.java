/** What a chain looks like to its reader. */
@NullMarked
package io.bithedge.watcher.chain;

import org.jspecify.annotations.NullMarked;
