/** The public functions of the contracts, with their arguments as they declare them. */
@NullMarked
package io.bithedge.contracts.call;

import org.jspecify.annotations.NullMarked;
