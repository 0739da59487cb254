/** The errors of the contracts, in code and words. */
@NullMarked
package io.bithedge.contracts.refusal;

import org.jspecify.annotations.NullMarked;
