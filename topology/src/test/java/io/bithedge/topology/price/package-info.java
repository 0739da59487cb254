@NullMarked
package io.bithedge.topology.price;

import org.jspecify.annotations.NullMarked;
