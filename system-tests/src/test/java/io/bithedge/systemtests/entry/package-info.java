/** The entry script `bithedge` on a small copy of the repository, with Maven, npm, Node and a JDK that only write down what they were asked. */
@NullMarked
package io.bithedge.systemtests.entry;

import org.jspecify.annotations.NullMarked;
