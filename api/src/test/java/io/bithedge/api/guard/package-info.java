@NullMarked
package io.bithedge.api.guard;

import org.jspecify.annotations.NullMarked;
