/** Tests of the whole system through its command line and on real processes. */
@NullMarked
package io.bithedge.systemtests;

import org.jspecify.annotations.NullMarked;
