/** What the pool may have to pay. */
@NullMarked
package io.bithedge.api.risk;

import org.jspecify.annotations.NullMarked;
