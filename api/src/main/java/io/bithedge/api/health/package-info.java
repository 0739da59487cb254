/** Whether this instance lives, is ready, and where it stands. */
@NullMarked
package io.bithedge.api.health;

import org.jspecify.annotations.NullMarked;
