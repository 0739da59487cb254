@NullMarked
package io.bithedge.topology.asks;

import org.jspecify.annotations.NullMarked;
