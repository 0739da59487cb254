@NullMarked
package io.bithedge.pool.prepare;

import org.jspecify.annotations.NullMarked;
