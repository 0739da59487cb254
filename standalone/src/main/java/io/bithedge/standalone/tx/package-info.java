/** `bithedge tx`: transactions, values and addresses on the command line. */
@NullMarked
package io.bithedge.standalone.tx;

import org.jspecify.annotations.NullMarked;
