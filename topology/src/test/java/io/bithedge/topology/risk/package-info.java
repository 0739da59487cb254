@NullMarked
package io.bithedge.topology.risk;

import org.jspecify.annotations.NullMarked;
