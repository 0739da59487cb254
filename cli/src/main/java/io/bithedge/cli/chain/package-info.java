/** What the command line itself does on a chain: keys, signed transactions, the deploy step. */
@NullMarked
package io.bithedge.cli.chain;

import org.jspecify.annotations.NullMarked;
