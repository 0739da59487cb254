/** Quotes, and firm quotes by their id. */
@NullMarked
package io.bithedge.api.quotes;

import org.jspecify.annotations.NullMarked;
