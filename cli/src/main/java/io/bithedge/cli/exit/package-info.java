/** {@code bithedge exit}: withdraws by a proof file, with a node and the provider's own key. */
@NullMarked
package io.bithedge.cli.exit;

import org.jspecify.annotations.NullMarked;
