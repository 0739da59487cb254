@NullMarked
package io.bithedge.schemas;

import org.jspecify.annotations.NullMarked;
