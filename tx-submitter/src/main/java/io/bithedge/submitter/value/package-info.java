/** What steps, rules, state and ports speak of: commands, transactions, facts. */
@NullMarked
package io.bithedge.submitter.value;

import org.jspecify.annotations.NullMarked;
