/** What nodes push: received, made durable, and served as a chain. */
@NullMarked
package io.bithedge.watcher.push;

import org.jspecify.annotations.NullMarked;
