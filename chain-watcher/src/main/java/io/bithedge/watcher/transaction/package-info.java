/** What becomes of transactions that wallets broadcast: looked up until it can no longer change. */
@NullMarked
package io.bithedge.watcher.transaction;

import org.jspecify.annotations.NullMarked;
