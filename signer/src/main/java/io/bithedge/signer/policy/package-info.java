/** What may be signed: the operator's file, and the checks in their order. */
@NullMarked
package io.bithedge.signer.policy;

import org.jspecify.annotations.NullMarked;
