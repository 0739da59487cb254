/** What a path belongs to: the one list that router, limits, headers, origins and tags go by. */
@NullMarked
package io.bithedge.api.zone;

import org.jspecify.annotations.NullMarked;
