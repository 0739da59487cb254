/** What became of transactions that wallets broadcast. */
@NullMarked
package io.bithedge.api.transactions;

import org.jspecify.annotations.NullMarked;
