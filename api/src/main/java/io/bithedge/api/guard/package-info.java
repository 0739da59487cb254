/** What stands before every route: headers, origins, limits. */
@NullMarked
package io.bithedge.api.guard;

import org.jspecify.annotations.NullMarked;
