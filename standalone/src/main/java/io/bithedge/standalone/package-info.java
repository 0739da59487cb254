@NullMarked
package io.bithedge.standalone;

import org.jspecify.annotations.NullMarked;
