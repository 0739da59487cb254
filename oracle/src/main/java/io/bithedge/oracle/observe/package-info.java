/** An oracle operator of his own: own sources, own key, any node, and nothing of the pool's operator. */
@NullMarked
package io.bithedge.oracle.observe;

import org.jspecify.annotations.NullMarked;
