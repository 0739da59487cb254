/** Reading ahead of what is needed next, in order and with bounded memory. */
@NullMarked
package io.bithedge.watcher.ahead;

import org.jspecify.annotations.NullMarked;
