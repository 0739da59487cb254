/** Asks the instance that has a key, and hands its answer on. */
@NullMarked
package io.bithedge.api.forward;

import org.jspecify.annotations.NullMarked;
