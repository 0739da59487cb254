/** HTTP clients of a Stacks node and of the Hiro-compatible API. */
@NullMarked
package io.bithedge.stacks.client;

import org.jspecify.annotations.NullMarked;
