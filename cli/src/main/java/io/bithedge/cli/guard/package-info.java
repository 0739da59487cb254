/**
 * {@code bithedge guard}: an independent watch over a vault with a node, a guardian's key, and nothing of ours. What it does is a
 * function of the chain alone: it keeps nothing that it could not read again.
 */
@NullMarked
package io.bithedge.cli.guard;

import org.jspecify.annotations.NullMarked;
