/** What the process says about itself. */
@NullMarked
package io.bithedge.watcher.http;

import org.jspecify.annotations.NullMarked;
