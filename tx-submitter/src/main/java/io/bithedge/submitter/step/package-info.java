/** The steps that turn commands into transactions, and the agent that runs them, one after another. */
@NullMarked
package io.bithedge.submitter.step;

import org.jspecify.annotations.NullMarked;
