/** Contract calls made ready for a wallet: what it will sign, and exactly what may move. A client asks; only the wallet's signature acts. */
@NullMarked
package io.bithedge.pool.prepare;

import org.jspecify.annotations.NullMarked;
