/** How whoever reads and writes topics reaches the broker and the registry. */
@NullMarked
package io.bithedge.schemas.connection;

import org.jspecify.annotations.NullMarked;
