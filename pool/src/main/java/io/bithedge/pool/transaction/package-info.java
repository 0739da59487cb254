/** The transactions that people's wallets broadcast: asked for here, looked up by the watcher, shown with the contract's error in words. */
@NullMarked
package io.bithedge.pool.transaction;

import org.jspecify.annotations.NullMarked;
