@NullMarked
package io.bithedge.pool.risk;

import org.jspecify.annotations.NullMarked;
