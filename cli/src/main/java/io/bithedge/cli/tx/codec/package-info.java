/** `tx sign`, `decode`, `value`, `address`: transactions, values and addresses on the command line. */
@NullMarked
package io.bithedge.cli.tx.codec;

import org.jspecify.annotations.NullMarked;
