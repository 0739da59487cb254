@NullMarked
package io.bithedge.topology.prepare;

import org.jspecify.annotations.NullMarked;
