@NullMarked
package io.bithedge.topology.read;

import org.jspecify.annotations.NullMarked;
