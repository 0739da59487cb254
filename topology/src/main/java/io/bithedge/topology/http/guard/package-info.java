/** What stands before every route: headers, origins, limits. */
@NullMarked
package io.bithedge.topology.http.guard;

import org.jspecify.annotations.NullMarked;
