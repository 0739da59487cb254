@NullMarked
package io.bithedge.watcher.transaction;

import org.jspecify.annotations.NullMarked;
