/** The chain as the submitter needs it, over a node and an API. */
@NullMarked
package io.bithedge.submitter.node;

import org.jspecify.annotations.NullMarked;
