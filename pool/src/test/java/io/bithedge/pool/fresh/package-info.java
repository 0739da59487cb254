@NullMarked
package io.bithedge.pool.fresh;

import org.jspecify.annotations.NullMarked;
