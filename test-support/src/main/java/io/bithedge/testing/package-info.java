/** What the tests and benchmarks of several modules start. */
@NullMarked
package io.bithedge.testing;

import org.jspecify.annotations.NullMarked;
