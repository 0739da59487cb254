/** The commands. */
@NullMarked
package io.bithedge.signer.cli;

import org.jspecify.annotations.NullMarked;
