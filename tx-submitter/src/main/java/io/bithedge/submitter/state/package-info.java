/** What the records say, taken together, and what waits. */
@NullMarked
package io.bithedge.submitter.state;

import org.jspecify.annotations.NullMarked;
