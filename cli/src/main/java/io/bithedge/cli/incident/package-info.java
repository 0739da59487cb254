/** `bithedge incidents`: what disagrees, and what an operator says of it. */
@NullMarked
package io.bithedge.cli.incident;

import org.jspecify.annotations.NullMarked;
