/** What goes wrong with the processes of a whole system, one file a fault, and what is seen of it from outside meanwhile. */
@NullMarked
package io.bithedge.systemtests.faults;

import org.jspecify.annotations.NullMarked;
