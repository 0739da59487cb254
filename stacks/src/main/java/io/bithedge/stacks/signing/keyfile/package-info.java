/** Secret keys at rest: sealed under a passphrase, in files of their owner alone. */
@NullMarked
package io.bithedge.stacks.signing.keyfile;

import org.jspecify.annotations.NullMarked;
