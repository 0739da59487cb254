/** `bithedge incidents`: what disagrees, and what a person says of it. */
@NullMarked
package io.bithedge.cli.incident;

import org.jspecify.annotations.NullMarked;
