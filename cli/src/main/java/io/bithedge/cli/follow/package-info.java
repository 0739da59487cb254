/** The books of a vault, from the chain alone and with a decoder of its own: what `replay`, `guard` and `exit` stand on. */
@NullMarked
package io.bithedge.cli.follow;

import org.jspecify.annotations.NullMarked;
