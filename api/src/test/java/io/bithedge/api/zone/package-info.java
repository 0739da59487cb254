@NullMarked
package io.bithedge.api.zone;

import org.jspecify.annotations.NullMarked;
