@NullMarked
package io.bithedge.topology.transaction;

import org.jspecify.annotations.NullMarked;
