/** The process that holds the keys of the services. */
@NullMarked
package io.bithedge.signer;

import org.jspecify.annotations.NullMarked;
