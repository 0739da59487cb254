/** Where the watcher stands and how it moves: pure rules. */
@NullMarked
package io.bithedge.watcher.follow;

import org.jspecify.annotations.NullMarked;
