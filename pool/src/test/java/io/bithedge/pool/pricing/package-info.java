@NullMarked
package io.bithedge.pool.pricing;

import org.jspecify.annotations.NullMarked;
