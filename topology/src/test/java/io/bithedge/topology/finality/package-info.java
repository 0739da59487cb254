@NullMarked
package io.bithedge.topology.finality;

import org.jspecify.annotations.NullMarked;
