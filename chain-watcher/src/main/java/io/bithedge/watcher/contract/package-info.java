/** Where our contracts live on the chain. */
@NullMarked
package io.bithedge.watcher.contract;

import org.jspecify.annotations.NullMarked;
