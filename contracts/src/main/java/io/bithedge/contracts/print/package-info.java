/** From the bytes of a print to what it says. */
@NullMarked
package io.bithedge.contracts.print;

import org.jspecify.annotations.NullMarked;
