@NullMarked
package io.bithedge.api.live;

import org.jspecify.annotations.NullMarked;
