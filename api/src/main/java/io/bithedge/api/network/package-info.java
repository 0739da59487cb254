/** The chain and the contracts, as wallets need to know them. */
@NullMarked
package io.bithedge.api.network;

import org.jspecify.annotations.NullMarked;
