/** The duty cycle. */
@NullMarked
package io.bithedge.watcher.agent;

import org.jspecify.annotations.NullMarked;
