@NullMarked
package io.bithedge.stacks;

import org.jspecify.annotations.NullMarked;
