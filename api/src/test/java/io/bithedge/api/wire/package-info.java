@NullMarked
package io.bithedge.api.wire;

import org.jspecify.annotations.NullMarked;
