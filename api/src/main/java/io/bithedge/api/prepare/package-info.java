/** Contract calls made ready for a wallet. */
@NullMarked
package io.bithedge.api.prepare;

import org.jspecify.annotations.NullMarked;
