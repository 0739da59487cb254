/** A topic as a file for analysts. */
@NullMarked
package io.bithedge.export;

import org.jspecify.annotations.NullMarked;
