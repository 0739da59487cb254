/** Keys and signatures over secp256k1. */
@NullMarked
package io.bithedge.stacks.signing;

import org.jspecify.annotations.NullMarked;
