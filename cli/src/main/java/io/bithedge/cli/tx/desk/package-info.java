/** What an operator sees of our transactions, and what he may ask of them: `tx list`, `show`, `bump`, `park`, `resume`. */
@NullMarked
package io.bithedge.cli.tx.desk;

import org.jspecify.annotations.NullMarked;
