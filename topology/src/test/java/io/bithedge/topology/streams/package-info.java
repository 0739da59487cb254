@NullMarked
package io.bithedge.topology.streams;

import org.jspecify.annotations.NullMarked;
