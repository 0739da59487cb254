/** What each service may do on a broker that asks. */
@NullMarked
package io.bithedge.schemas.access;

import org.jspecify.annotations.NullMarked;
