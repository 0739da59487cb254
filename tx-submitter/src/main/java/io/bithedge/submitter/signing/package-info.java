/** Signatures of a signer process: this one then holds no keys. */
@NullMarked
package io.bithedge.submitter.signing;

import org.jspecify.annotations.NullMarked;
