@NullMarked
package io.bithedge.topology.exposure;

import org.jspecify.annotations.NullMarked;
