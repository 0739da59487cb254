/** Reading topics to where they end. */
@NullMarked
package io.bithedge.schemas.reading;

import org.jspecify.annotations.NullMarked;
