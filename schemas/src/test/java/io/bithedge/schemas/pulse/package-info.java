@NullMarked
package io.bithedge.schemas.pulse;

import org.jspecify.annotations.NullMarked;
