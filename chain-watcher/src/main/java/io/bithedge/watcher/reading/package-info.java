/** What the vault says of itself at final blocks: read for the reconciliation, beside the stream of events. */
@NullMarked
package io.bithedge.watcher.reading;

import org.jspecify.annotations.NullMarked;
