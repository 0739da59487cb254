@NullMarked
package io.bithedge.pool.transaction;

import org.jspecify.annotations.NullMarked;
